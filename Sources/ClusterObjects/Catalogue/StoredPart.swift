/// Which part of an object is stored.
package enum StoredPart: Sendable {
  /// Everything but these paths.
  case allBut([FieldPattern])
  /// These paths only.
  case only([FieldPattern])
  /// `always`, and `inNetworkSystem` too for objects in a namespace of ``NetworkSystem``.
  case onlyBy(always: [FieldPattern], inNetworkSystem: [FieldPattern])
}
