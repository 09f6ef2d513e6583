/// The values of the key `tunnel`, which the chart rendered up to 1.13 where it now renders
/// `routing-mode` and `tunnel-protocol`
/// (https://docs.cilium.io/en/v1.14/operations/upgrade/#deprecated-options).
enum LegacyTunnel: String {
  case vxlan, geneve, disabled

  /// Reads the key's text; an empty one stands for the default.
  init?(setting text: String) {
    self.init(rawValue: text.isEmpty ? "vxlan" : text)
  }

  /// In today's words.
  var routingMode: String { self == .disabled ? "native" : "tunnel" }

  /// In today's words.
  var encapsulation: String { self == .disabled ? "none" : rawValue }
}
