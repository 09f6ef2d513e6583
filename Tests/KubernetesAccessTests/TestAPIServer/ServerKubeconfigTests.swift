import TestAPIServer
import Testing

/// The kubeconfig that is written for a test server.
struct ServerKubeconfigTests {
  @Test func itSaysWhatItWasTold() {
    var config = TestKubeconfig(url: "https://127.0.0.1:6443")
    config.contextName = "one"
    config.authorityPEM = "PEM?>"
    config.token = "a\"b\\c"
    config.tlsServerName = "kubernetes"
    let expected = #"""
      apiVersion: v1
      kind: Config
      current-context: "one"
      clusters:
      - name: "one"
        cluster:
          server: "https://127.0.0.1:6443"
          certificate-authority-data: UEVNPz4=
          tls-server-name: "kubernetes"
      contexts:
      - name: "one"
        context:
          cluster: "one"
          user: "one"
      users:
      - name: "one"
        user:
          token: "a\"b\\c"

      """#
    #expect(config.text == expected)
  }

  @Test func aUserMayHaveNothing() {
    let text = TestKubeconfig(url: "http://127.0.0.1:1").text
    #expect(text.hasSuffix("users:\n- name: \"test\"\n  user: {}\n"))
    #expect(!text.contains("certificate-authority-data"))
  }
}
