import Diagnostics
import SiteSource
import Synchronization

/// The files that articles show or link to, each taken up once, as assets whose names carry a hash.
final class LinkedFiles: Sendable {
    /// In bytes.
    static let sizeLimit = 20_000_000

    private let site: String
    private let root: String
    private let old: [String: Known]
    private let state = Mutex<[String: Result<Known, LinkProblem>]>([:])
    private let output: any PageOutput

    /// A file that was taken up.
    struct Known: Sendable {
        /// Of the file that was read; nil for one that is reached by a link.
        let stamp: FileStamp?
        let file: LinkedFile
        /// Its path below the folder of pages.
        let asset: String
    }

    /// - Parameters:
    ///   - site: the folder of the site, which holds all of them.
    ///   - root: the path of the start page.
    ///   - known: by the files' paths in ASCII, what an earlier build has taken up.
    ///   - output: takes each file.
    init(site: String, root: String, known: [String: Known], output: any PageOutput) {
        self.site = site
        self.root = root
        old = known
        self.output = output
    }

    /// - Parameter path: below the site's folder, without `..`.
    func file(_ path: String) -> Result<LinkedFile, LinkProblem> {
        let name = Self.name(of: path)
        if let known = state.withLock({ $0[name] }) { return known.map(\.file) }
        let known = keep(path).map(Result.success) ?? read(path)
        state.withLock { $0[name] = known }
        return known.map(\.file)
    }

    /// The path in ASCII: strings that Unicode calls equal may be two files.
    private static func name(of path: String) -> String {
        path.utf8.reduce(into: "") { name, byte in
            if byte < 0x80, byte != UInt8(ascii: "%") {
                name.unicodeScalars.append(UnicodeScalar(byte))
            } else {
                name += "%" + String(byte, radix: 16)
            }
        }
    }

    /// All that were taken up, by their paths in ASCII.
    var known: [String: Known] { state.withLock { $0.compactMapValues { try? $0.get() } } }

    private func keep(_ path: String) -> Known? {
        guard let known = old[Self.name(of: path)], let stamp = FileStamp(of: "\(site)/\(path)"), stamp == known.stamp,
            (try? checkFolder(of: path)) != nil,
            (try? output.keep(known.asset, madeFrom: Self.key(known.asset), isAsset: true)) == true
        else { return nil }
        return known
    }

    private func checkFolder(of path: String) throws(Diagnostic) {
        try SiteFile.checkFolder(path.lastIndex(of: "/").map { "\(site)/\(path[..<$0])" } ?? site, within: site)
    }

    /// The name of an asset says what is in it.
    private static func key(_ asset: String) -> Digest { Digest { $0.add(asset) } }

    private func read(_ path: String) -> Result<Known, LinkProblem> {
        let name = path.split(separator: "/").last ?? ""
        let type = name.split(separator: ".").last?.lowercased() ?? ""
        do {
            try checkFolder(of: path)
            let (bytes, _, stamp) = try SiteFile.content(of: "\(site)/\(path)", within: site, atMost: Self.sizeLimit)
            let file = OutputFile.asset(String(name.dropLast(type.utf8.count + 1)), type, bytes)
            try output.add(file, madeFrom: Self.key(file.path))
            let linked = LinkedFile(address: root + file.path, size: PictureSize(bytes, type: type))
            return .success(Known(stamp: stamp, file: linked, asset: file.path))
        } catch let problem as Diagnostic {
            return .failure(LinkProblem(sentence: "\(problem.file): \(problem.message)"))
        } catch {
            return .failure(LinkProblem(sentence: (error as? BuildError)?.sentence ?? "\(path) cannot be taken over."))
        }
    }
}
