/// One command in a container, before it is run.
package struct PlannedCommand: Hashable, Sendable {
  /// The Pod's namespace, a DNS label.
  package let namespace: String
  /// The Pod, a DNS subdomain.
  package let pod: String
  /// The container, a DNS label.
  package let container: String
  /// The program and its arguments: one of those that ``PodCommand`` declares.
  package let arguments: [String]

  /// The arguments of `kubectl`, as it is run.
  package var kubectlArguments: [String] {
    ["exec", "-n", namespace, pod, "-c", container, "--"] + arguments
  }

  /// As a person would type it, after the words that start the runner (`kubectl`).
  package func text(after runner: String) -> String {
    ([runner] + kubectlArguments.map(Self.quoted)).joined(separator: " ")
  }

  /// A word as a shell takes it for itself.
  private static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
          || "-_./:=".utf8.contains(byte)
      }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
