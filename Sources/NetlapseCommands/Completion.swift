import ArgumentParser

/// `netlapse completion`: completion for a shell.
struct Completion: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completion",
    abstract: "Print a completion script: bash, zsh or fish.",
    discussion: """
      Example: netlapse completion bash > ~/.local/share/bash-completion/completions/netlapse

      Exit codes: 0 done; 64 no such shell.
      """)

  /// The shells.
  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish
  }

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  func run() throws {
    let completionShell: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    print(Netlapse.completionScript(for: completionShell))
  }
}
