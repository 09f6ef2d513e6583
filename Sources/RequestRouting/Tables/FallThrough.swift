/// What becomes of a request whose host has rules, none of which holds it, where less specific
/// hosts have rules too.
package enum FallThrough: Sendable {
  /// It gets the answer for requests without a rule: nginx chooses one server, and stays there
  /// (https://nginx.org/en/docs/http/server_names.html).
  case never
  /// The less specific hosts are asked.
  case always
  /// Implementations differ: where a less specific host has an answer, it is unproven.
  case unknown
}
