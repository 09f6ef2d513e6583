/// A product in a version, as far as both are known: what decides whether a door is one-way.
///
/// Of two versions the second side's counts: what leads back has to be done there.
struct ProductRelease: Hashable, Sendable {
  /// The product; nil where it is not known.
  let name: String?
  /// Its version; nil where it is not known.
  let version: ProductVersion?

  /// The API server.
  static func kubernetes(in context: ChangeContext) -> ProductRelease {
    ProductRelease(name: "Kubernetes", version: newest(.kubernetesVersion, context))
  }

  /// The plugin that connects Pods.
  static func plugin(in context: ChangeContext) -> ProductRelease {
    ProductRelease(name: context.plugin?.text, version: newest(.cniVersion, context))
  }

  private static func newest(_ name: FactName, _ context: ChangeContext) -> ProductVersion? {
    let words = [context.after, context.before].compactMap { $0.value(name)?.word }
    return words.lazy.compactMap { ProductVersion($0) }.first
  }

  /// Whether it is this version or a newer one; nil where that is not known.
  func isAtLeast(_ version: ProductVersion) -> Bool? { self.version.map { $0 >= version } }

  /// `cilium 1.19.5`, `cilium of a version that is not known`, `a plugin that is not known`.
  var text: String {
    guard let name else { return "a plugin that is not known" }
    return version.map { "\(name) \($0)" } ?? "\(name) of a version that is not known"
  }
}
