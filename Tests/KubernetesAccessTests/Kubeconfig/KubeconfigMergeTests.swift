import EvidenceSources
import Testing

@testable import KubernetesAccess

/// Which files are read, and which of them wins.
@Suite struct KubeconfigMergeTests {
  private let folder: TestFolder

  init() throws {
    folder = try TestFolder()
    try folder.write(Self.text(current: "a", server: "https://one:1", only: "first"), to: "one")
    try folder.write(Self.text(current: "b", server: "https://two:2", only: "second"), to: "two")
  }

  /// The context `shared` stands in each, with another server.
  private static func text(current: String, server: String, only: String) -> String {
    """
    current-context: \(current)
    contexts:
    - {name: shared, context: {cluster: shared}}
    - {name: \(only), context: {cluster: \(only)}}
    clusters:
    - {name: shared, cluster: {server: "\(server)"}}
    - {name: \(only), cluster: {server: "\(server)"}}
    """
  }

  private func options(_ environment: [String: String] = [:], path: String? = nil) -> AccessOptions
  {
    var options = AccessOptions(environment: environment)
    options.kubeconfigPath = path
    return options
  }

  @Test func theFirstFileToSetSomethingWins() throws {
    let list = "\(folder.file("two")):\(folder.file("one"))"
    let options = options(["KUBECONFIG": list])
    let kubeconfig = try Kubeconfig(options)
    #expect(kubeconfig.currentContextName == "b")
    #expect(kubeconfig.contextNames == ["first", "second", "shared"])
    let endpoints = try EndpointResolver(options).endpoints(ofContexts: ["shared", "first"])
    #expect(endpoints.map(\.server.description) == ["https://two:2", "https://one:1"])
    #expect(endpoints[0].origin == .context("shared", file: folder.file("two")))
    #expect(endpoints[1].origin == .context("first", file: folder.file("one")))
  }

  @Test func aLaterFileSetsWhatTheFirstLeavesOpen() throws {
    try folder.write("kind: Config\ncurrent-context: ''\nusers: null\n", to: "open")
    let list = "\(folder.file("open")):\(folder.file("one"))"
    #expect(try Kubeconfig(options(["KUBECONFIG": list])).currentContextName == "a")
  }

  @Test func anEntryIsNotFilledUpFromALaterFile() throws {
    try folder.write(
      """
      contexts: [{name: c, context: {cluster: k, user: u}}]
      clusters: [{name: k, cluster: {server: "https://h"}}]
      users: [{name: u, user: {username: me}}]
      """, to: "short")
    try folder.write("users: [{name: u, user: {password: hidden}}]", to: "long")
    let kubeconfig = try Kubeconfig(
      options(["KUBECONFIG": "\(folder.file("short")):\(folder.file("long"))"]))
    let user = try kubeconfig.user(of: kubeconfig.context("c"))
    #expect(user.username == "me")
    #expect(user.password == nil)
  }

  @Test func missingFilesOfTheListArePassedBy() throws {
    let list = ":\(folder.file("none")):\(folder.file("one")):\(folder.file("one")):"
    let kubeconfig = try Kubeconfig(options(["KUBECONFIG": list]))
    #expect(kubeconfig.files == [folder.file("one")])
  }

  @Test func aStatedFileIsTheOnlyOne() throws {
    let environment = ["KUBECONFIG": folder.file("two"), "HOME": folder.path]
    let kubeconfig = try Kubeconfig(options(environment, path: folder.file("one")))
    #expect(kubeconfig.files == [folder.file("one")])
    #expect(kubeconfig.contextNames == ["first", "shared"])
  }

  @Test func aStatedFileHasToBeThere() throws {
    let error = #expect(throws: AccessError.self) {
      try Kubeconfig(options(["KUBECONFIG": folder.file("one")], path: folder.file("none")))
    }
    #expect(error?.category == .notFound)
    #expect(error?.message.contains(folder.file("none")) == true)
  }

  @Test func theHomeFolderComesLast() throws {
    try folder.write(
      Self.text(current: "h", server: "https://h:1", only: "home"), to: ".kube/config")
    let home = ["HOME": folder.path]
    #expect(try Kubeconfig(options(home)).currentContextName == "h")
    let both = home.merging(["KUBECONFIG": folder.file("one")]) { first, _ in first }
    #expect(try Kubeconfig(options(both)).currentContextName == "a")
    // An empty variable is none.
    let empty = home.merging(["KUBECONFIG": ""]) { first, _ in first }
    #expect(try Kubeconfig(options(empty)).currentContextName == "h")
  }

  @Test(arguments: [
    ([:], "neither KUBECONFIG nor HOME is set"),
    (["HOME": "/nowhere"], "there is no /nowhere/.kube/config"),
    (["KUBECONFIG": "/nowhere/a:/nowhere/b"], "/nowhere/a, /nowhere/b"),
    (["KUBECONFIG": ":", "HOME": "/nowhere"], "KUBECONFIG names no file"),
  ])
  func noFileAtAllIsToldWithThePlaces(environment: [String: String], expected: String) {
    let error = #expect(throws: AccessError.self) {
      try EndpointResolver(options(environment)).endpoint()
    }
    #expect(error?.category == .notFound)
    #expect(error?.message.contains(expected) == true)
    #expect(error?.hint?.contains("--kubeconfig") == true)
  }

  @Test func aFileThatMayNotBeReadIsNoMissingOne() throws {
    // A folder cannot be read as a file, whoever asks.
    let error = #expect(throws: AccessError.self) {
      try Kubeconfig(options(["KUBECONFIG": "\(folder.path):\(folder.file("one"))"]))
    }
    #expect(error?.category == .malformed)
    #expect(error?.message.contains(folder.path) == true)
  }

  @Test func pathsBeginInTheFolderOfTheFileTheyStandIn() throws {
    try folder.write(
      """
      current-context: c
      contexts: [{name: c, context: {cluster: k, user: u}}]
      users: [{name: u, user: {tokenFile: secrets/token, client-certificate: /abs/crt}}]
      """, to: "a/config")
    try folder.write(
      "clusters: [{name: k, cluster: {server: 'https://h', certificate-authority: ca.crt}}]",
      to: "b/config")
    let kubeconfig = try Kubeconfig(
      options(["KUBECONFIG": "\(folder.file("a/config")):\(folder.file("b/config"))"]))
    let context = try kubeconfig.context(nil)
    let user = try kubeconfig.user(of: context)
    #expect(user.tokenFile == folder.file("a/secrets/token"))
    #expect(user.certificateFile == "/abs/crt")
    #expect(try kubeconfig.cluster(of: context).authorityFile == folder.file("b/ca.crt"))
    #expect(FilePlace.resolve("ca.crt", in: "config") == "./ca.crt")
  }
}
