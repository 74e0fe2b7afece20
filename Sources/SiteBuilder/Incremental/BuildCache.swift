import CompiledSite
import Glibc
import SiteSource

/// What a build knows of the one before, so that it makes again only what would be another: docs/decisions/0053.
///
/// It decides nothing but how long a build takes: without it, or with one that is damaged or of another time, a build
/// makes everything.
struct BuildCache: Sendable {
    /// In the home, for the builder's user alone: it knows what is not published, and the web server's user, who may
    /// write into the home, has no say in what a build keeps.
    static let name = "build-cache"
    /// Tells this program from any other, which may make other pages of the same sources.
    static let program: String = {
        var status = stat()
        guard stat("/proc/self/exe", &status) == 0 else { return "" }
        let stamp = FileStamp(status)
        return "docket build cache 2 \(stamp.size) \(stamp.inode) \(stamp.modified)"
    }()

    /// Of all that every page is made from.
    var generation = Digest.none
    /// Of all that decides where links lead, but for files.
    var links = Digest.none
    /// The languages of the site that was read, the default first.
    var languages: [String] = []
    /// The articles that were read, by the names of their teams.
    var articles: [String: Packed<Article>] = [:]
    /// What was made of each team in each language, by the path of its page.
    var teams: [String: KnownTeam] = [:]
    /// The name of the search index; empty for none.
    var index = ""
    /// Pictures and downloads with stamps, by their paths below the site's folder as `LinkedFiles` writes them.
    var files: [String: LinkedFiles.Known] = [:]
    /// What is in the folder of pages.
    var output = KnownOutput()

    /// Adds what was read of articles and files, as far as it can be known again.
    /// - Parameter before: what the build before knew, whose bytes serve again where nothing has changed.
    mutating func remember(_ memory: SiteMemory, before: BuildCache) {
        articles = memory.teams.filter { !$0.value.articles.isEmpty }.reduce(into: [:]) { articles, entry in
            let known = entry.value.isUnchanged ? before.articles[entry.key] : nil
            articles[entry.key] = known ?? .list(entry.value.articles)
        }
        files = files.filter { $0.value.stamp.map(memory.isSettled) ?? false }
    }

    mutating func pack() {
        for name in articles.keys { articles[name]?.pack() }
        for name in teams.keys { teams[name]?.pack() }
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
        try FileSystem.replace("\(home)/\(Self.name)", by: "\(home)/.\(Self.name)-new", mode: 0o600) { file in
            var writer = RecordWriter { file.write($0) }
            write(to: &writer)
            file.write(writer.bytes)
        }
    }
}

extension BuildCache: Record {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        guard try reader.text() == Self.program else { throw RecordDamage() }
        generation = try Digest(from: &reader)
        links = try Digest(from: &reader)
        languages = try reader.list()
        articles = try reader.dictionary()
        teams = try reader.dictionary()
        index = try reader.text()
        files = try reader.dictionary()
        output = try KnownOutput(from: &reader)
    }

    func write(to writer: inout RecordWriter) {
        writer.write(Self.program)
        generation.write(to: &writer)
        links.write(to: &writer)
        writer.write(languages)
        writer.write(unordered: articles)
        writer.write(unordered: teams)
        writer.write(index)
        writer.write(unordered: files)
        output.write(to: &writer)
    }
}

extension RecordReader {
    mutating func dictionary<Value: Record>() throws(RecordDamage) -> [String: Value] {
        var values: [String: Value] = [:]
        for _ in 0..<(try count()) {
            let key = try text()
            values[key] = try Value(from: &self)
        }
        return values
    }
}

extension RecordWriter {
    /// In an order of its own, which changes nothing.
    mutating func write(unordered values: [String: some Record]) {
        write(values.count)
        for (key, value) in values {
            write(key)
            value.write(to: &self)
            endPortion()
        }
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
