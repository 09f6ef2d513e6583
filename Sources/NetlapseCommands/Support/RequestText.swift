import ArgumentParser
import Foundation
import RequestRouting

/// A request as it is written on the command line.
struct RequestText {
  let url: String
  let method: String
  let headers: [String]

  /// - Throws: an error of usage for what is no request.
  func request() throws -> RoutedRequest {
    guard let separator = url.firstRange(of: "://"),
      let scheme = RequestScheme(rawValue: url[..<separator.lowerBound].lowercased())
    else { throw ValidationError("\(url): give http:// or https://, a host and a path") }
    let rest = url[separator.upperBound...].prefix { $0 != "#" }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    let target = rest.dropFirst(authority.count)
    if authority.contains("@") {
      throw ValidationError("\(url): a user name and a password do not decide where it goes")
    }
    let (host, port) = try Self.split(String(authority), in: url)
    let path = target.prefix { $0 != "?" }
    let query = target.dropFirst(path.count + 1).split(separator: "&")
    guard !method.isEmpty, method.allSatisfy({ $0.isASCII && $0.isLetter || $0 == "-" }) else {
      throw ValidationError("--method \(method): not a method, such as GET")
    }
    return RoutedRequest(
      scheme: scheme, host: host, port: port, path: String(path), method: method,
      headers: try fields(), query: query.map(Self.parameter))
  }

  private static func split(_ authority: String, in url: String) throws -> (String, Int?) {
    let isBracketed = authority.hasPrefix("[")
    guard let colon = authority.lastIndex(of: ":"),
      !isBracketed || authority[..<colon].hasSuffix("]")
    else {
      if authority.isEmpty { throw ValidationError("\(url): no host") }
      return (authority, nil)
    }
    guard let port = Int(authority[authority.index(after: colon)...]), (1...65_535).contains(port)
    else { throw ValidationError("\(url): the port is not a number from 1 to 65535") }
    if colon == authority.startIndex { throw ValidationError("\(url): no host") }
    return (String(authority[..<colon]), port)
  }

  private func fields() throws -> [String: String] {
    var fields: [String: String] = [:]
    for header in headers {
      guard let colon = header.firstIndex(of: ":"), colon != header.startIndex else {
        throw ValidationError("-H \(header): give 'name: value'")
      }
      let value = header[header.index(after: colon)...].drop { $0 == " " }
      fields[String(header[..<colon])] = String(value)
    }
    return fields
  }

  private static func parameter(_ text: Substring) -> RequestParameter {
    let name = text.prefix { $0 != "=" }
    func decoded(_ text: Substring) -> String {
      let spaced = text.replacing("+", with: " ")
      return String(spaced).removingPercentEncoding ?? String(spaced)
    }
    return RequestParameter(name: decoded(name), value: decoded(text.dropFirst(name.count + 1)))
  }
}
