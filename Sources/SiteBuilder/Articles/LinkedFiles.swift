import Diagnostics
import SiteSource
import Synchronization

/// The files that articles show or link to, each taken up once, as assets whose names carry a hash.
final class LinkedFiles: Sendable {
    /// In bytes.
    static let sizeLimit = 20_000_000

    private let site: String
    private let root: String
    private let known = Mutex<[String: Result<LinkedFile, LinkProblem>]>([:])
    private let stage: @Sendable (OutputFile) throws(BuildError) -> Void

    /// - Parameters:
    ///   - site: the folder of the site, which holds all of them.
    ///   - root: the path of the start page.
    ///   - stage: takes each file.
    init(site: String, root: String, stage: @escaping @Sendable (OutputFile) throws(BuildError) -> Void) {
        self.site = site
        self.root = root
        self.stage = stage
    }

    /// - Parameter path: below the site's folder, without `..`.
    func file(_ path: String) -> Result<LinkedFile, LinkProblem> {
        if let file = known.withLock({ $0[path] }) { return file }
        let file = read(path)
        known.withLock { $0[path] = file }
        return file
    }

    private func read(_ path: String) -> Result<LinkedFile, LinkProblem> {
        let name = path.split(separator: "/").last ?? ""
        let type = name.split(separator: ".").last?.lowercased() ?? ""
        do {
            let folder = path.dropLast(name.utf8.count + 1)
            try SiteFile.checkFolder(folder.isEmpty ? site : "\(site)/\(folder)", within: site)
            let bytes = try SiteFile.content(of: "\(site)/\(path)", within: site, atMost: Self.sizeLimit).bytes
            let files = try OutputFile.assets(String(name.dropLast(type.utf8.count + 1)), type, bytes)
            for file in files { try stage(file) }
            return .success(LinkedFile(address: root + files[0].path, size: PictureSize(bytes, type: type)))
        } catch let problem as Diagnostic {
            return .failure(LinkProblem(sentence: "\(problem.file): \(problem.message)"))
        } catch {
            return .failure(LinkProblem(sentence: (error as? BuildError)?.sentence ?? "\(path) cannot be taken over."))
        }
    }
}
