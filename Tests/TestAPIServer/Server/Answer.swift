import ClusterObjects

/// What is sent back.
struct Answer: Sendable {
  var code = 200
  /// Headers that not every answer has.
  var headers: [(name: String, value: String)] = []
  var contentType = "application/json"
  var body = AnswerBody()

  init(code: Int = 200, json: JSONValue) {
    self.code = code
    body.head = Array((json.compactText + "\n").utf8)
  }

  init(code: Int = 200, contentType: String, text: String) {
    self.code = code
    self.contentType = contentType
    body.head = Array(text.utf8)
  }

  init(_ body: AnswerBody) { self.body = body }
}
