import TestSupport

@testable import RequestRouting

/// A listener of a random Gateway.
struct RandomListener {
  let name: String
  let scheme: RequestScheme
  let host: String?
  /// Whether it takes routes of its Gateway's namespace only.
  let isForOwnNamespace: Bool

  init(_ random: inout SeededGenerator, name: String) {
    self.name = name
    scheme = random.isOne(in: 3) ? .https : .http
    let hosts: [String?] = [nil, nil, "*.test", "*.test", "*.a.test", "a.test", "b.a.test"]
    host = hosts[random.index(below: hosts.count)]
    isForOwnNamespace = random.isOne(in: 16)
  }

  var text: String {
    let host = host.map { #","hostname":"\#($0)""# } ?? ""
    let routes = isForOwnNamespace ? #","allowedRoutes":{"namespaces":{"from":"Same"}}"# : ""
    let place =
      scheme == .http ? #""port":80,"protocol":"HTTP""# : #""port":443,"protocol":"HTTPS""#
    return #"{"name":"\#(name)",\#(place)\#(host)\#(routes)}"#
  }
}
