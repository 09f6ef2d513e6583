/// What a change is judged by beside itself: product and version decide whether a door is one-way.
package struct ChangeContext {
  /// The facts of the first side.
  package let before: any FactLookup
  /// The facts of the second side.
  package let after: any FactLookup

  package init(before: any FactLookup, after: any FactLookup) {
    self.before = before
    self.after = after
  }

  /// The primary CNI plugin, where it is known on either side.
  package var plugin: PluginName? {
    (before.value(.cniName)?.word ?? after.value(.cniName)?.word).map { PluginName($0) }
  }

  /// The API server's version before the change, else after it.
  package var kubernetesVersion: ProductVersion? { version(.kubernetesVersion) }

  /// The provider's word, where it is known: `eks`, `aks`, `gke`, `openshift`, ...
  package var provider: String? {
    before.value(.provider)?.word ?? after.value(.provider)?.word
  }

  /// Who gave Pods their addresses before the change, else after it.
  package var ipamMode: String? {
    before.value(.ipamMode)?.word ?? after.value(.ipamMode)?.word
  }

  /// Whether another plugin connects Pods on the second side, by name: then what differs comes
  /// with it.
  package var pluginSwap: (from: PluginName, to: PluginName)? {
    guard let from = before.value(.cniName)?.word, let to = after.value(.cniName)?.word, from != to
    else { return nil }
    return (PluginName(from), PluginName(to))
  }

  private func version(_ name: FactName) -> ProductVersion? {
    (before.value(name)?.word ?? after.value(name)?.word).flatMap { ProductVersion($0) }
  }
}
