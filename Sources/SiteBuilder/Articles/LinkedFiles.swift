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
    ///   - known: by the files' paths, what an earlier build has taken up.
    ///   - output: takes each file.
    init(site: String, root: String, known: [String: Known], output: any PageOutput) {
        self.site = site
        self.root = root
        old = known
        self.output = output
    }

    /// - Parameter path: below the site's folder, without `..`.
    func file(_ path: String) -> Result<LinkedFile, LinkProblem> {
        if let known = state.withLock({ $0[path] }) { return known.map(\.file) }
        let known = keep(path).map(Result.success) ?? read(path)
        state.withLock { $0[path] = known }
        return known.map(\.file)
    }

    /// All that were taken up.
    var known: [String: Known] { state.withLock { $0.compactMapValues { try? $0.get() } } }

    private func keep(_ path: String) -> Known? {
        guard let known = old[path], let stamp = FileStamp(of: "\(site)/\(path)"), stamp == known.stamp,
            (try? output.keep(known.asset, madeFrom: Self.key(known.asset), isAsset: true)) == true
        else { return nil }
        return known
    }

    /// The name of an asset says what is in it.
    private static func key(_ asset: String) -> Digest { Digest { $0.add(asset) } }

    private func read(_ path: String) -> Result<Known, LinkProblem> {
        let name = path.split(separator: "/").last ?? ""
        let type = name.split(separator: ".").last?.lowercased() ?? ""
        do {
            let folder = path.dropLast(name.utf8.count + 1)
            try SiteFile.checkFolder(folder.isEmpty ? site : "\(site)/\(folder)", within: site)
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
