import ClusterObjects
import ReportFormats
import Testing

/// Objects as kubectl takes them.
@Suite struct KubernetesManifestTests {
  private let manifest = KubernetesManifest(
    notes: ["made by", "a\nb"],
    objects: [
      .object(["kind": "Role", "apiGroups": .array([""]), "apiVersion": "v1"]),
      .object(["kind": "On", "name": "on", "flag": false]),
    ])

  @Test func yamlIsADocumentForEach() {
    #expect(
      manifest.text(as: .yaml) == #"""
        # made by
        # a\nb
        ---
        apiGroups:
        - ""
        apiVersion: v1
        kind: Role
        ---
        flag: false
        kind: "On"
        name: "on"

        """#)
  }

  @Test func jsonIsOneList() throws {
    let list = try JSONValue(parsing: Array(manifest.text(as: .json).utf8))
    #expect(list["kind"] == "List" && list["apiVersion"] == "v1")
    #expect(list["items"]?.elements == manifest.objects)
  }
}
