import CompiledSite
import Glibc
import SiteSource

/// What a build knows of the one before, so that it makes again only what would be another: docs/decisions/0053.
///
/// It decides nothing but how long a build takes: without it, or with one that is damaged or of another time, a build
/// makes everything.
struct BuildCache {
    /// In the home, for the builder's user alone: it knows what is not published, and the web server's user, who may
    /// write into the home, has no say in what a build keeps.
    static let name = "build-cache"
    /// Tells this program from any other, which may make other pages of the same sources.
    static let program: String = {
        var status = stat()
        guard stat("/proc/self/exe", &status) == 0 else { return "" }
        let stamp = FileStamp(status)
        return "docket build cache 1 \(stamp.size) \(stamp.inode) \(stamp.modified)"
    }()

    /// Of all that every page is made from.
    var generation = Digest.none
    /// Of all that decides where links lead, but for files.
    var links = Digest.none
    /// What was read, by the articles' files.
    var articles: [String: Article] = [:]
    /// The languages of the site that was read, the default first.
    var languages: [String] = []
    /// What is known of the texts, by the articles' files.
    var facts: [String: ArticleFacts] = [:]
    /// What was made of each team in each language, by the path of its page.
    var teams: [String: KnownTeam] = [:]
    /// What the search index has.
    var index: [IndexedDigest] = []
    /// Pictures and downloads with stamps, by their paths below the site's folder.
    var files: [String: LinkedFiles.Known] = [:]
    /// What is in the folder of pages, by the paths of files with their twins.
    var output: [String: BuiltFile] = [:]
    /// The folder of pages: device and inode.
    var outputIdentity: [Int] = []

    /// Adds what is known once all is in its place.
    /// - Parameters:
    ///   - output: what is in the folder of pages now.
    ///   - identity: of that folder.
    mutating func remember(_ memory: ArticleMemory, output: [String: BuiltFile], _ identity: [Int]) {
        articles = memory.articles
        facts = facts.filter { articles[$0.key] != nil }
        files = files.filter { $0.value.stamp.map(memory.isSettled) ?? false }
        self.output = output
        outputIdentity = identity
    }

    /// The facts with the stamps of the files that they were taken from.
    var texts: [String: KnownText] {
        facts.reduce(into: [:]) { texts, entry in
            if let stamp = articles[entry.key]?.stamp {
                texts[entry.key] = KnownText(stamp: stamp, facts: entry.value)
            }
        }
    }

    /// What the build before left in a home; an empty one where nothing can be known.
    static func read(in home: String) -> BuildCache {
        guard let bytes = FileSystem.readOwn("\(home)/\(name)"),
            let cache = try? BundleFile.decode(BuildCache.self, bytes)
        else { return BuildCache() }
        return cache
    }

    /// Replaces what the build before left.
    func write(in home: String) throws(BuildError) {
        try FileSystem.replace(
            "\(home)/\(Self.name)", with: BundleFile.encode(self), by: "\(home)/.\(Self.name)-new", mode: 0o600)
    }
}

extension BuildCache: Record {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        guard try reader.text() == Self.program else { throw RecordDamage() }
        generation = try Digest(from: &reader)
        links = try Digest(from: &reader)
        languages = try reader.list()
        for _ in 0..<(try reader.number()) {
            let article = try Article(from: &reader)
            articles[article.source.name] = article
            if try reader.bool() { facts[article.source.name] = try ArticleFacts(from: &reader) }
        }
        index = try reader.records(IndexedDigest.self)
        for _ in 0..<(try reader.number()) { teams[try reader.text()] = try KnownTeam(from: &reader) }
        for _ in 0..<(try reader.number()) {
            let path = try reader.text()
            files[path] = try LinkedFiles.Known(from: &reader)
        }
        for _ in 0..<(try reader.number()) {
            let path = try reader.text()
            output[path] = try BuiltFile(from: &reader)
        }
        outputIdentity = try reader.list().compactMap { Int($0) }
    }

    func write(to writer: inout RecordWriter) {
        writer.write(Self.program)
        generation.write(to: &writer)
        links.write(to: &writer)
        writer.write(languages)
        writer.write(articles.count)
        // In an order of its own, which changes nothing.
        for (path, article) in articles {
            article.write(to: &writer)
            writer.write(facts[path] != nil)
            facts[path]?.write(to: &writer)
        }
        writer.write(index)
        writer.write(teams.count)
        for (name, team) in teams {
            writer.write(name)
            team.write(to: &writer)
        }
        writer.write(files.count)
        for (path, file) in files {
            writer.write(path)
            file.write(to: &writer)
        }
        writer.write(output.count)
        for (path, file) in output {
            writer.write(path)
            file.write(to: &writer)
        }
        writer.write(outputIdentity.map(String.init))
    }
}

extension LinkedFiles.Known: Record {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        stamp = try FileStamp(from: &reader)
        asset = try reader.text()
        let address = try reader.text()
        let (width, height) = (try reader.number(), try reader.number())
        file = LinkedFile(address: address, size: width == 0 ? nil : PictureSize(width: width, height: height))
    }

    func write(to writer: inout RecordWriter) {
        stamp?.write(to: &writer)
        writer.write(asset)
        writer.write(file.address)
        writer.write(file.size?.width ?? 0)
        writer.write(file.size?.height ?? 0)
    }
}
