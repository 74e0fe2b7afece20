/// What takes the pages of a build, each as soon as it is made, from several threads.
protocol PageOutput: Sendable {
    /// Keeps a file of the build before with its twin, where both are as that build left them.
    /// - Parameters:
    ///   - path: below the folder.
    ///   - key: what the file would be made from now.
    /// - Returns: false where it was made from something else, or is not as it was.
    func keep(_ path: String, madeFrom key: Digest, isAsset: Bool) throws(BuildError) -> Bool
    /// Keeps all pages of a team in one language, where all of them are as the build before left them.
    /// - Parameters:
    ///   - name: the path of the team's page.
    ///   - files: its pages and its feed.
    ///   - stylesheet: the path of its form's style sheet.
    /// - Returns: false where one is not.
    func keepTeam(_ name: String, _ files: Packed<KnownFile>, stylesheet: String?) -> Bool
    /// Knows the pages of all teams that were not kept, one by one, before the first of them is made.
    func openTeams()
    /// Takes a file.
    /// - Parameter key: what it was made from.
    func add(_ file: OutputFile, madeFrom key: Digest) throws(BuildError)
}

extension PageOutput {
    /// Takes a file that is made from nothing but its bytes.
    func add(_ file: OutputFile) throws(BuildError) {
        let key = Digest { $0.add(file.bytes) }
        if try !keep(file.path, madeFrom: key, isAsset: file.isAsset) { try add(file, madeFrom: key) }
    }

    /// Takes a page with its twin.
    /// - Parameter make: is called only where the page of the build before cannot stay.
    func addPage(_ path: String, madeFrom key: Digest, _ make: () throws -> [UInt8]) throws {
        if try keep(path, madeFrom: key, isAsset: false) { return }
        try add(OutputFile(path, make(), hasTwin: true), madeFrom: key)
    }
}

/// Takes pages and keeps none: what is looked for are their problems.
struct NoOutput: PageOutput {
    func keep(_ path: String, madeFrom key: Digest, isAsset: Bool) -> Bool { false }
    func keepTeam(_ name: String, _ files: Packed<KnownFile>, stylesheet: String?) -> Bool { false }
    func openTeams() {}
    func add(_ file: OutputFile, madeFrom key: Digest) {}
}
