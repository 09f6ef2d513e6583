import Testing

/// One thing that must not be recorded: how it is made, and what the program says of it.
struct BadInput: Sendable, CustomTestStringConvertible {
  /// A path that is given to `netlapse ingest`.
  var path = "x.json"
  /// What the shell does first, in an empty folder.
  var make = ":"
  /// What the file at `path` holds, when `make` does not see to it.
  var bytes: [UInt8]?
  /// What follows the path on the command line.
  var arguments = "--cluster lab --at 2026-11-01"
  /// What is piped into the program.
  var pipe = ""
  var status: Int32 = 65
  /// The message, without `error: `.
  let message: String

  var testDescription: String { message }

  /// A file with a text that is refused.
  static func text(_ text: String, _ message: String) -> BadInput {
    BadInput(bytes: Array(text.utf8), message: "x.json: \(message)")
  }

  /// A file with bytes that are refused.
  static func bytes(_ bytes: [UInt8], _ message: String) -> BadInput {
    BadInput(bytes: bytes, message: "x.json: \(message)")
  }

  /// Something made by a shell command, which is refused when it is given as a path.
  static func made(_ path: String, by make: String, _ message: String) -> BadInput {
    BadInput(path: path, make: make, message: message)
  }

  /// The command that reads it, run where `make` was run.
  var command: String {
    "(\(make)) && \(pipe.isEmpty ? "" : pipe + " | ")netlapse ingest '\(path)' \(arguments)"
  }

  // MARK: The list

  private static let service = object("Service", "web")
  private static let list = #"{"apiVersion":"v1","kind":"List","items":["#

  private static func object(_ kind: String, _ name: String, more: String = "") -> String {
    #"{"apiVersion":"v1","kind":"\#(kind)","metadata":{"name":"\#(name)","namespace":"shop"}"#
      + "\(more)}"
  }

  private static func namespace(uid: String) -> String {
    #"{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"kube-system","uid":"\#(uid)"}}"#
  }

  private static func write(_ text: String, to file: String) -> String {
    "printf %s '\(text)' > '\(file)'"
  }

  static let all = syntax + characters + objects + answers + paths + harmfulNames

  private static let syntax = [
    text("", "the file is empty"),
    text(" \n\t ", "the file is empty"),
    text(#"{"kind":"Serv"#, "the text ends inside a value at byte 13"),
    text(String(repeating: "[", count: 100_000), "unexpected '[' at byte 0"),
    text(
      #"{"a":"# + String(repeating: "[", count: 100_000),
      "nested deeper than 256 levels at byte 261"),
    text("\(service)\n\(service)", "something follows the document at byte 82"),
    text(
      "{" + (0...1000).map { "\"m\($0)\":0," }.joined(),
      "more than 1000 members at byte 8891: no Kubernetes object"),
    text(
      "{\"" + String(repeating: "n", count: 5000) + "\":0}",
      "a value larger than 4096 bytes at byte 1"),
    text(
      list + "[" + String(repeating: "0,", count: 1 << 22) + "0]]}",
      "more than 4194304 values in one at byte 8388649"),
  ]

  private static let characters = [
    bytes(Array(#"{"kind":""#.utf8) + [0xFF], "bytes that are not UTF-8 at byte 9"),
    bytes([0xFF, 0xFE, 0x7B, 0x00], "unexpected byte 0xFF at byte 0"),
    bytes([UInt8](repeating: 0, count: 9), "unexpected byte 0x0 at byte 0"),
    bytes(Array(#"{"kind":"a"#.utf8) + [0], "unescaped control character in a string at byte 10"),
    text(#"{"kind":"\ud800"}"#, "lone surrogate in a string at byte 9"),
    text(#"{"kind":"\udc00\ud800"}"#, "lone surrogate in a string at byte 9"),
    text(
      #"{"kind":"Service","kind":"Node"}"#,
      #"the name "kind" stands twice in one object at byte 19"#),
    text(
      object("Service", "a", more: #","spec":{"b":1,"\u0062":2}"#),
      #"the name "b" stands twice in one object at byte 94"#),
    text(object("Service", "a", more: #","n":1e400"#), "number out of range at byte 83"),
  ]

  private static let objects = [
    text(
      list + #"{"apiVersion":"v1","kind":"Service"}]}"#,
      "item 0 at byte 42: a Service without metadata.name"),
    text(
      list + "\(service),7]}", "item 1 at byte 124: no object"),
    text(
      list + "\(service),\(object("Service", "web", more: #","spec":{}"#))]}",
      "item 1 at byte 124: services shop/web stands in x.json too, with another content"),
    text(
      list + "\(namespace(uid: "u-1")),\(namespace(uid: "u-2"))]}",
      "item 1 at byte 127: it is of another cluster: the kube-system namespace has the UIDs "
        + "u-1 and u-2"),
    text(
      namespace(uid: #"\u001b[2J"#), "object at byte 0: a UID that no API server would give"),
    text(#"{"a":1}"#, "object at byte 0: no Kubernetes object: it has no kind"),
  ]

  private static let answers = [
    text(
      "{\"type\":\"ADDED\",\"object\":\(service)}\n{\"type\":\"DELETED\",\"object\":\(service)}\n",
      "a watch stream: its first event, ADDED, ends at byte 107"),
    text(
      #"{"kind":"Table","apiVersion":"meta.k8s.io/v1","columnDefinitions":[],"rows":[]}"#,
      "object at byte 0: a Table, which is what kubectl prints for people"),
    text(
      #"{"kind":"Collection","apiVersion":"netlapse/v1","requests":[{"resource":"nodes"}]}"#,
      "object at byte 0: requests[0] lacks resource or exitStatus"),
  ]

  private static let paths = [
    made("pipe.json", by: "mkfifo pipe.json", "pipe.json: neither a regular file nor a folder"),
    made("/dev/zero", by: ":", "/dev/zero: neither a regular file nor a folder"),
    made(
      "loop.json", by: "ln -s loop.json loop.json",
      "loop.json: Too many levels of symbolic links"),
    made(
      "loop", by: "mkdir loop && ln -s . loop/loop && ln -s loop loop/x.json && ln -s /dev loop/d",
      "loop: no JSON or YAML file in it"),
    made(
      "odd", by: "mkdir odd && mkfifo odd/pipe.json && ln -s /dev/zero odd/zero.json",
      "odd: no JSON or YAML file in it"),
    made(
      "bytes", by: #"mkdir bytes && echo 7 > "$(printf 'bytes/\377.json')""#,
      "bytes: the name of a file in it is not UTF-8"),
    made(
      "two",
      by: "mkdir two && \(write(service, to: "two/a.json")) && "
        + write(object("Service", "web", more: #","spec":{}"#), to: "two/b.json"),
      "b.json: object at byte 0: services shop/web stands in a.json too, with another content"),
    made(
      "clusters",
      by: "mkdir clusters && \(write(namespace(uid: "u-1"), to: "clusters/a.json")) && "
        + write(namespace(uid: "u-2"), to: "clusters/b.json"),
      "b.json: object at byte 0: it is of another cluster: the kube-system namespace has the UIDs "
        + "u-1 and u-2"),
    BadInput(
      path: "snapshots",
      make: "mkdir -p snapshots outside && ln -s ../outside snapshots/2026-11-01T00-00-00Z && "
        + write(service, to: "outside/service.json"),
      arguments: "--each --cluster lab",
      message: "snapshots/2026-11-01T00-00-00Z: a link: what is found in a folder is not followed"),
    BadInput(
      path: "-", pipe: "printf '[1, 2]'", message: "standard input: unexpected '[' at byte 0"),
    BadInput(
      path: "-", pipe: #"printf '{"kind":"Secret","apiVersion":"v1"}'"#,
      message: "standard input: nothing in it that netlapse records (1 Secret)"),
    BadInput(path: "missing.json", status: 66, message: "missing.json: no such file or folder"),
  ]

  private static let harmfulNames =
    [
      made(
        "names", by: #"mkdir names && echo '{' > "$(printf 'names/\033[2J.json')""#,
        #"\u{1b}[2J.json: the text ends inside a value at byte 2"#)
    ]
    + ["../../etc/passwd", "..", #"\u001b[2J"#, #"a\u0000b"#, #"\u202etxt"#].map { name in
      text(
        object("Service", name),
        "object at byte 0: a Service whose name no API server would accept")
    }
}
