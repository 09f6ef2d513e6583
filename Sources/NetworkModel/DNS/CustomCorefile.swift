import ClusterObjects

/// The files of a ConfigMap `coredns-custom`: `*.override` with lines for a server, `*.server` with
/// servers of their own, as AKS and k3s import them into their Corefile
/// (https://learn.microsoft.com/azure/aks/coredns-custom,
/// https://docs.k3s.io/networking/networking-services#coredns).
struct CustomCorefile: Hashable, Sendable {
  /// Lines that are imported into a server.
  struct Fragment: Hashable, Sendable {
    /// The name of their file.
    let file: String
    /// The lines.
    let directives: [CorefileDirective]
  }

  /// In order of the names of their files: so CoreDNS reads them.
  private(set) var fragments: [Fragment] = []
  /// Servers in order of their files.
  private(set) var blocks: [CorefileServerBlock] = []

  /// - Throws: the first file that is malformed, by name.
  init(_ files: [String: String]) throws(InFile) {
    for (file, text) in files.sorted(by: { $0.key.precedesBytewise($1.key) }) {
      do throws(CorefileError) {
        if file.hasSuffix(".override") {
          var parser = try CorefileParser(text)
          fragments.append(Fragment(file: file, directives: try parser.fragment()))
        } else if file.hasSuffix(".server") {
          blocks += try Corefile(text).blocks
        }
      } catch {
        throw InFile(file: file, error: error)
      }
    }
  }

  /// Why a file cannot be read.
  struct InFile: Error, CustomStringConvertible {
    /// Its name.
    let file: String
    /// Why.
    let error: CorefileError

    /// `corp.server, line 3: a brace is not closed`.
    var description: String { "\(file), \(error)" }
  }

  /// What a ConfigMap holds.
  static func read(_ object: EvidenceObject) -> Reading<CustomCorefile> {
    var data: [String: JSONValue] = [:]
    if case .object(let members) = object["data"] { data = members }
    let names = data.keys.filter { $0.hasSuffix(".override") || $0.hasSuffix(".server") }.sorted()
    var files: [String: String] = [:]
    for name in names {
      guard let text = data[name]?.text else {
        return .unknown(
          UnknownReason("\(name) of \(object.key) was withheld"),
          by: [object.provenance("data", name)])
      }
      files[name] = text
    }
    let places = names.map { object.provenance("data", $0) }
    do {
      return .stated(
        try CustomCorefile(files), by: places.isEmpty ? [object.provenance()] : places)
    } catch {
      return .unknown(
        UnknownReason("\(object.key) cannot be read: \(error)"),
        by: [object.provenance("data", error.file)])
    }
  }

  /// The form in which two of them can be compared: fragments by file, servers by label.
  var value: FactValue {
    var parts: [String: FactValue] = [:]
    for fragment in fragments { parts[fragment.file] = Corefile.value(of: fragment.directives) }
    for block in blocks {
      Corefile.add(Corefile.value(of: block.directives), block.label, to: &parts)
    }
    return .record(parts)
  }

  /// The Corefile as CoreDNS reads it: with the files that it imports in their places.
  func merged(into corefile: Corefile) -> Corefile {
    var merged = corefile
    merged.blocks = corefile.blocks.map { block in
      let directives = block.directives.flatMap { directive in
        Self.imports(directive, ".override") ? fragments.flatMap(\.directives) : [directive]
      }
      return CorefileServerBlock(
        addresses: block.addresses, directives: directives, line: block.line)
    }
    if corefile.imports.contains(where: { $0.hasSuffix("*.server") }) { merged.blocks += blocks }
    return merged
  }

  private static func imports(_ directive: CorefileDirective, _ suffix: String) -> Bool {
    directive.name == "import" && directive.arguments.first?.hasSuffix("*" + suffix) == true
  }

  /// The imports of a Corefile that a ConfigMap `coredns-custom` answers.
  static func patterns(of corefile: Corefile) -> [String] {
    corefile.importedFiles.filter {
      $0.hasSuffix("custom/*.override") || $0.hasSuffix("custom/*.server")
    }
  }
}
