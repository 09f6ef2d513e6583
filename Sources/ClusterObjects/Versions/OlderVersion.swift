/// An older version of a resource, and how its objects become those of today's.
package struct OlderVersion: Sendable {
  /// `group/version`; the group may be another one than the resource's.
  package let apiVersion: String
  let conversion: any VersionConversion

  init(_ apiVersion: String, _ conversion: any VersionConversion) {
    self.apiVersion = apiVersion
    self.conversion = conversion
  }

  /// The API group.
  package var group: String { String(apiVersion.prefix { $0 != "/" }) }
}
