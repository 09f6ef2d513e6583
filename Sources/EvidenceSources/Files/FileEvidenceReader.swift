import ClusterObjects

/// Reads files into snapshots. It never changes, follows or runs anything.
package struct FileEvidenceReader {
  private let options: FileEvidenceOptions
  private let progress: (String) -> Void

  /// - Parameter progress: told the name of each file before it is read.
  package init(options: FileEvidenceOptions, progress: @escaping (String) -> Void = { _ in }) {
    self.options = options
    self.progress = progress
  }

  /// Reads paths (files, folders, `-`) as one snapshot.
  ///
  /// - Throws: ``EvidenceError``; nothing is half-read.
  package func read(_ paths: [String]) throws -> FileEvidence {
    var assembly = EvidenceAssembly(namespaceScope: options.namespaceScope)
    var hints: [String] = []
    var files: [EvidenceFile] = []
    for path in paths {
      // Of several inputs each may hold a file of the same name.
      let walk = try FolderWalk(
        path, naming: paths.count > 1 ? .byPath : .belowFolder, followsLink: options.followsLinks)
      let isFolder = walk.files.first?.path != path
      if isFolder {
        files += walk.files.filter { $0.format != nil }
        hints += Self.hints(
          skipped: walk.files.filter { $0.format == nil }, passedBy: walk.passedBy)
      } else {
        files += walk.files
      }
    }
    guard !files.isEmpty else {
      throw EvidenceError(
        .malformed, path: paths.first, "no JSON or YAML file in it",
        hint: "collect with kubectl get ... -o json > FILE.json")
    }
    for file in files {
      progress(file.name)
      try assembly.read(file)
    }
    return try finish(assembly, paths: paths, files: files, hints: hints)
  }

  /// The inputs directly inside folders, for reading each as a snapshot of its own; a path that is
  /// a file stands for itself.
  ///
  /// - Throws: ``EvidenceError``.
  package static func inputs(in paths: [String]) throws -> [String] {
    try paths.flatMap { path -> [String] in
      guard path != "-", let entries = try? FolderWalk.entries(of: path) else {
        _ = try FolderWalk(path)
        return [path]
      }
      return entries.map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
    }
  }

  private func finish(
    _ assembly: consuming EvidenceAssembly, paths: [String], files: [EvidenceFile],
    hints: [String]
  ) throws -> FileEvidence {
    let judge = try CoverageJudge(assembly, options)
    let kinds = Self.kinds(of: assembly.intake.refused)
    let isNothing = judge.coverage.entries.isEmpty && assembly.intake.objects.isEmpty
    guard !isNothing || options.allowsNothing else {
      throw EvidenceError(
        .malformed, path: Self.name(of: paths), "nothing in it that netlapse records" + kinds,
        hint: (hints + judge.hints).first)
    }
    let context = assembly.manifests.compactMap(\.context).first
    let time = try SnapshotTime(
      options, paths: paths, files: files, manifests: assembly.manifests)
    var snapshot = CollectedSnapshot(
      cluster: try cluster(assembly.intake.clusterUIDs, context: context, paths: paths),
      clusterName: options.clusterName ?? context, startedAt: time.startedAt,
      endedAt: time.endedAt, evidence: .userProvided, source: paths.joined(separator: " "),
      timeSource: time.source, coverage: judge.coverage)
    snapshot.take(assembly.intake.objects, contents: assembly.intake.contents)
    var leftOut: [String] = []
    if options.allowsNothing, isNothing || !kinds.isEmpty {
      leftOut = [(isNothing ? "nothing in it that netlapse records" : "not recorded") + kinds]
    }
    return FileEvidence(
      snapshot: snapshot, refused: assembly.intake.refused,
      hints: hints + judge.hints + leftOut + Self.hints(about: assembly))
  }

  private func cluster(
    _ uids: Set<String>, context: String?, paths: [String]
  ) throws -> ClusterKey {
    if let uid = uids.first { return .uid(uid) }
    if let name = options.clusterName ?? context { return .name(name) }
    throw EvidenceError(
      .unstated, path: Self.name(of: paths),
      "which cluster is it? The kube-system namespace, whose UID would tell, is not in it",
      hint: "add kubectl get namespaces -o json, or name the cluster with --cluster")
  }

  /// How messages name the input.
  private static func name(of paths: [String]) -> String? {
    paths.first == "-" ? "standard input" : paths.first
  }

  /// The first of some names, and how many more there are.
  private static func sentence(_ names: [String]) -> String {
    let shown = names.prefix(10).map { String($0.prefix(253)) }.joined(separator: ", ")
    return names.count > 10 ? "\(shown) and \(names.count - 10) more" : shown
  }

  /// ` (2 Secret, 1 Lease)`, or nothing.
  private static func kinds(of refused: RefusedEvidence) -> String {
    var kinds = refused.unknownKinds
    for (resource, count) in refused.notSelected { kinds[resource.text] = count }
    if refused.secrets > 0 { kinds["Secret"] = refused.secrets }
    if refused.kubeconfigs > 0 { kinds["Config"] = refused.kubeconfigs }
    let parts = kinds.sorted { $0.key.precedesBytewise($1.key) }.map { "\($0.value) \($0.key)" }
    return parts.isEmpty ? "" : " (\(Self.sentence(parts)))"
  }

  private static func hints(skipped: [EvidenceFile], passedBy: [String]) -> [String] {
    var hints: [String] = []
    if let first = skipped.first {
      hints.append(
        "\(skipped.count) file\(skipped.count == 1 ? "" : "s") not read, because only .json, "
          + ".yaml and .yml are: " + first.name + (skipped.count > 1 ? " and others" : ""))
    }
    if let first = passedBy.first {
      hints.append(
        "\(passedBy.count) passed by, being links or no regular files: " + first
          + (passedBy.count > 1 ? " and others" : ""))
    }
    return hints
  }

  private static func hints(about assembly: borrowing EvidenceAssembly) -> [String] {
    var hints = assembly.namelessLists.map {
      "\($0): an empty List that does not tell what it lists; name the file after the resource"
    }
    let unknown = assembly.manifests.flatMap(\.unknownResources)
    if !unknown.isEmpty {
      hints.append("coverage.json names \(sentence(unknown)), which netlapse does not record")
    }
    if assembly.intake.assumedNamespaces > 0 {
      hints.append(
        "\(assembly.intake.assumedNamespaces) objects name no namespace; they were taken as "
          + "kubectl would take them: default, or what -n says")
    }
    if assembly.intake.refused.secrets > 0 {
      hints.append("Secrets were left unread: do not collect them")
    }
    return hints
  }
}
