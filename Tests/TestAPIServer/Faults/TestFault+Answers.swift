import ClusterObjects

extension TestFault.Kind {
  /// What is sent in place of an answer; the answer itself where the fault lies elsewhere.
  func replacement(of answer: Answer, to request: TestRequest) -> Answer {
    switch self {
    case .status(let code, let message, let retryAfterSeconds):
      var failure = Answer.status(
        code, reason: Answer.reason(of: code), message.isEmpty ? Answer.message(of: code) : message,
        details: retryAfterSeconds.map { ["retryAfterSeconds": JSONValue($0)] })
      if let retryAfterSeconds {
        failure.headers.append(("Retry-After", String(retryAfterSeconds)))
      }
      return failure
    case .text(let code, let text):
      return Answer(code: code, contentType: "text/plain; charset=utf-8", text: text)
    case .expired(let withToken):
      let token = request.parameter("continue").flatMap(ContinueToken.init)
      let start = token?.start ?? ""
      return .expired(
        token: withToken ? ContinueToken(resourceVersion: -1, start: start).text : nil)
    case .redirect(let url):
      var redirect = Answer(code: 307, contentType: "text/html; charset=utf-8", text: "")
      redirect.headers.append(("Location", url))
      return redirect
    case .htmlPage:
      return Answer(
        contentType: "text/html; charset=utf-8",
        text: "<!DOCTYPE html>\n<html><title>Sign in</title><p>Please sign in.</p></html>\n")
    case .contentType(let type):
      var changed = answer
      changed.contentType = type
      return changed
    case .corruptJSON(let bytes): return corrupt(answer, bytes)
    case .oversizedObject(let bytes): return oversized(answer, bytes)
    case .deepBody(let depth):
      var deep = answer
      let opened = String(repeating: "[", count: depth)
      let closed = String(repeating: "]", count: depth)
      deep.body = AnswerBody(
        head: Array(
          "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":[{\"spec\":".utf8),
        tail: Array("\(opened)\(closed)}]}\n".utf8))
      return deep
    case .endlessPages: return endless(answer, request)
    case .listWithoutMetadata: return edited(answer) { $0["metadata"] = nil }
    case .delay, .stall, .truncate, .corruptGzip, .closeBeforeAnswer, .oversizedBody, .slowDrip:
      return answer
    }
  }

  private func corrupt(_ answer: Answer, _ count: Int) -> Answer {
    var corrupt = answer
    let bytes = answer.body.bytes
    precondition(
      count < bytes.count, "the answer has only \(bytes.count) bytes: nothing breaks at \(count)")
    // A control character is wrong at every place in JSON.
    corrupt.body = AnswerBody(head: bytes.prefix(count) + [0x01] + bytes.dropFirst(count + 1))
    return corrupt
  }

  private func oversized(_ answer: Answer, _ count: Int) -> Answer {
    var oversized = answer
    oversized.body = AnswerBody(
      head: Array(
        "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":[{\"data\":\"".utf8)
        + [UInt8](repeating: UInt8(ascii: "x"), count: count),
      tail: Array("\"}]}\n".utf8))
    return oversized
  }

  private func endless(_ answer: Answer, _ request: TestRequest) -> Answer {
    edited(answer) { list in
      let again = ContinueToken(resourceVersion: -1, start: "").text
      let token = request.parameter("continue") ?? list["metadata"]?["continue"]?.text ?? again
      list["metadata"]?["continue"] = .string(token.isEmpty ? again : token)
    }
  }

  private func edited(_ answer: Answer, _ change: (inout JSONValue) -> Void) -> Answer {
    // What is no list stays as it is.
    guard var list = try? JSONValue(parsing: answer.body.bytes), list["items"] != nil else {
      return answer
    }
    change(&list)
    var edited = answer
    edited.body = AnswerBody(head: Array(list.compactText.utf8))
    return edited
  }
}

extension Answer {
  /// What an API server says with a code, where nothing else is asked for.
  fileprivate static func message(of code: Int) -> String {
    switch code {
    case 401: "Unauthorized"
    case 429: "too many requests, please try again later"
    case 500: "Internal error occurred: the fault was injected"
    case 503: "the server is currently unable to handle the request"
    case 504:
      "the server was unable to return a response in the time allotted, but may still be "
        + "processing the request"
    default: "the server answered with \(code)"
    }
  }
}
