import JSONScanner

/// Withholds, on the tape of an object, what its resource's ``Confidentiality`` does not allow to
/// be stored: by allow-list, so that what nobody thought of is withheld.
struct Redaction {
  let confidentiality: Confidentiality

  /// Marks what is withheld or dropped of the object called `name`.
  func apply(to scanner: inout JSONScanner, name: String) {
    switch confidentiality {
    case .ordinary: break
    case .configMap: redactConfigMap(&scanner, name: name)
    case .pod: redactPod(&scanner)
    case .workload(let podSpec): redactWorkload(&scanner, podSpec: podSpec)
    }
  }

  private func redactConfigMap(_ scanner: inout JSONScanner, name: String) {
    for part in ["data", "binaryData"] {
      dropMember(part, of: 0, unlessItIs: .object, in: &scanner)
    }
    for key in scanner.memberNames(of: scanner.member(0, "data"))
    where !ConfigMapAllowList.keeps(key: scanner.string(key), ofConfigMap: name) {
      scanner.withhold(key + 1)
    }
    for key in scanner.memberNames(of: scanner.member(0, "binaryData")) {
      scanner.withhold(key + 1)
    }
  }

  private func redactPod(_ scanner: inout JSONScanner) {
    for container in scanner.elements(of: scanner.value(at: "spec", "containers")) {
      let variables = scanner.elements(of: scanner.member(container, "env"))
      var kept = 0
      for variable in variables {
        let name = scanner.stringValue(scanner.member(variable, "name"))
        if let name, WorkloadAllowList.proxyVariables.contains(name) {
          maskProxy(scanner.member(variable, "value"), in: &scanner)
          kept += 1
        } else {
          scanner.drop(variable)
        }
      }
      if kept == 0 { dropMember("env", of: container, in: &scanner) }
      redactArguments(of: container, in: &scanner)
    }
    // Readiness is what the network sees of a Pod; the other conditions repeat it or say how far
    // its start has come.
    for condition in scanner.elements(of: scanner.value(at: "status", "conditions"))
    where scanner.stringValue(scanner.member(condition, "type")) != "Ready" {
      scanner.drop(condition)
    }
  }

  private func redactWorkload(_ scanner: inout JSONScanner, podSpec: FieldPattern) {
    var spec: Int? = 0
    for case .name(let name) in podSpec.steps { spec = scanner.member(spec, named: name) }
    for list in ["containers", "initContainers"] {
      if let spec { dropMember(list, of: spec, unlessItIs: .array, in: &scanner) }
      for container in scanner.elements(of: scanner.member(spec, named: list)) {
        redactContainer(container, in: &scanner)
      }
    }
  }

  private func redactContainer(_ container: Int, in scanner: inout JSONScanner) {
    dropMember("env", of: container, unlessItIs: .array, in: &scanner)
    for variable in scanner.elements(of: scanner.member(container, "env")) {
      let name = scanner.stringValue(scanner.member(variable, "name")) ?? ""
      guard let value = scanner.member(variable, "value") else { continue }
      if WorkloadAllowList.proxyVariables.contains(name) {
        maskProxy(value, in: &scanner)
      } else if !WorkloadAllowList.keeps(variable: name) {
        scanner.withhold(value)
      }
    }
    redactArguments(of: container, in: &scanner)
    // Hooks and probes may run commands; what they say about the network is little.
    dropMember("lifecycle", of: container, in: &scanner)
    for probe in ["livenessProbe", "readinessProbe", "startupProbe"] {
      guard let probe = scanner.member(container, named: probe) else { continue }
      dropMember("exec", of: probe, in: &scanner)
      if let request = scanner.member(probe, "httpGet") {
        dropMember("httpHeaders", of: request, in: &scanner)
      }
    }
  }

  private func redactArguments(of container: Int, in scanner: inout JSONScanner) {
    for list in ["command", "args"] {
      dropMember(list, of: container, unlessItIs: .array, in: &scanner)
      for argument in scanner.elements(of: scanner.member(container, named: list)) {
        guard let text = scanner.stringValue(argument) else {
          scanner.withhold(argument)
          continue
        }
        let kept = WorkloadAllowList.kept(argument: text)
        if kept != text { scanner.replace(argument, with: kept) }
      }
    }
  }

  /// A proxy may be given without a scheme; ``CredentialMask`` knows credentials by what follows
  /// one.
  private func maskProxy(_ value: Int?, in scanner: inout JSONScanner) {
    guard let value, let text = scanner.stringValue(value), !text.contains("://"),
      let host = text.split(separator: "@", omittingEmptySubsequences: false).dropFirst().last
    else { return }
    scanner.replace(value, with: "\(CredentialMask.masked)@\(host)")
  }

  // MARK: The tape

  /// What the API never serves in this form is not known to be harmless in it.
  private func dropMember(
    _ name: String, of object: Int, unlessItIs kind: JSONKind, in scanner: inout JSONScanner
  ) {
    if let value = scanner.member(object, named: name), scanner.kind(value) != kind {
      scanner.drop(value - 1)
    }
  }

  private func dropMember(_ name: String, of object: Int, in scanner: inout JSONScanner) {
    if let value = scanner.member(object, named: name) { scanner.drop(value - 1) }
  }
}
