/// What a JSON value is.
package enum JSONKind: UInt8, Sendable {
  case null, `true`, `false`, number, string, array, object
}
