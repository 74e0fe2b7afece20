import Diagnostics
import Foundation
import SearchIndex
import SeededGenerator
import SiteFixtures
import TemporaryFolders
import Testing

@testable import SiteBuilder

/// Changes of a site such as its people make, a few at a time, each followed by builds that must not differ: from nothing,
/// with what the last build has left, and with what a watcher knows of the changes.
struct RandomEdits {
    private static let words = ["printer", "paper", "jam", "refund", "invoice", "wifi", "account", "naïve", "東京都"]
    private static let teams = ["care", "sales", "shop"]
    private static let categories = ["", "basics/", "money/"]
    /// Of which one may be a file where another has a folder.
    private static let redirects = ["/old/a.html", "/old/a.html/b.html", "/old/1/", "/old/2/", "/old"]
    private static let kinds = 24

    private let site: IncrementalSite
    private let builder: SiteBuilder
    /// Told of the teams that have changed; it has folders of its own.
    private let watching: SiteBuilder
    /// The files as it has built them last.
    private var watchedFiles: [String: String]?
    private var generator: SeededGenerator
    /// The files of the site as they are.
    private var files: [String: String] = [:]
    private var built = 0
    private var watchedBuilds = 0
    /// The kinds of edits of this step, and those that a build has shown.
    private var edits: Set<Int> = []
    private var shown: Set<Int> = []

    init(seed: UInt64) throws {
        site = try IncrementalSite()
        builder = SiteBuilder(site: site.source, output: site.output, home: site.home, isSettled: { _ in true })
        watching = SiteBuilder(
            site: site.source, output: "\(site.folder.path)/watched/public", home: "\(site.folder.path)/watched/home",
            isSettled: { _ in true })
        generator = SeededGenerator(seed: seed)
    }

    mutating func run(steps: Int) throws {
        files = ["site.yaml": "name: Example\nurl: https://help.example.com/\n"]
        for team in Self.teams.prefix(2) { files["teams/\(team)/team.yaml"] = Self.team(team, "published: true") }
        for (path, text) in files { try site.write(path, text) }
        #expect(try check("the beginning"))
        for step in 0..<steps {
            let before = files
            edits = []
            for _ in 0...Int.random(in: 0...3, using: &generator) { edit() }
            try apply(from: before)
            if try !check("step \(step)") {
                // With an error in it the site would hardly get anywhere.
                let failed = files
                files = before
                try apply(from: failed)
                edits = []
                #expect(try check("step \(step), undone"))
            }
        }
        // Else it would show nothing.
        #expect(built * 3 > steps && watchedBuilds * 4 > steps)
        if steps > 500 { #expect(shown.count == Self.kinds) }
    }

    // MARK: - Edits

    private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &generator) == 0 }

    private mutating func pick<Value>(_ values: [Value]) -> Value? { values.randomElement(using: &generator) }

    private mutating func text(_ count: Int) -> String {
        (0..<count).map { _ in pick(Self.words) ?? "" }.joined(separator: " ")
    }

    private static func team(_ name: String, _ keys: String) -> String {
        "name: Team \(name)\n\(keys)\nhelp_center: { published: true }\nform: { published: true }\n"
    }

    /// The texts of the product with another one for the related articles.
    private static func messages(related: String) -> String {
        let texts = (try? String(contentsOfFile: "\(SiteFixture.templates)/messages/en.yaml", encoding: .utf8)) ?? ""
        return texts.replacing(/(?m)^related_articles:.*$/, with: "related_articles: \(related)")
    }

    private mutating func edit() {
        let articles = files.keys.filter { $0.hasSuffix(".md") }.sorted()
        let kind = Int.random(in: 0..<Self.kinds, using: &generator)
        edits.insert(kind)
        switch kind {
        case 0..<10: editArticle()
        case 10, 11: if let path = pick(articles) { files[path] = nil }
        case 12, 13:
            // A renamed file, which others may link to.
            if let path = pick(articles), let text = files.removeValue(forKey: path) {
                files[path.replacing(/[a-z0-9]+\.md/, with: "r\(Int.random(in: 0..<20, using: &generator)).md")] = text
            }
        case 14: if let team = pick(Self.teams) { editTeam(team) }
        case 15:
            if let team = pick(Self.teams), let category = pick(["basics", "money"]) {
                let path = "teams/\(team)/articles/\(category)/category.yaml"
                let isThere = files.keys.contains { $0.hasPrefix("teams/\(team)/articles/\(category)/") }
                files[path] = chance(3) || !isThere ? nil : "title: \(text(2))\npublished: \(!chance(3))\n"
            }
        case 16: if let team = pick(Self.teams) { files = files.filter { !$0.key.hasPrefix("teams/\(team)/") } }
        case 17:
            files["site.yaml"] =
                "name: \(text(1))\nurl: https://help.example.com/\(chance(3) ? "help/" : "")\n"
                + (chance(2) ? "languages: [en, it]\n" : "") + (chance(3) ? "raw_html: true\n" : "")
                + (chance(3) ? "theme: { accent: \"#7a1f1f\" }\n" : "")
        case 18: files["templates/messages/en.yaml"] = chance(3) ? nil : Self.messages(related: text(2))
        case 19:
            files["templates/components/footer/footer.mustache"] = chance(2) ? nil : "<footer>\(text(1))</footer>\n"
        case 20, 21:
            let size = Int.random(in: 1...9, using: &generator)
            files["teams/care/articles/picture.svg"] =
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(size)\" height=\"4\"/>\n"
        case 22: if let path = pick(articles), let text = files[path] { files[path] = text + "\nMore.\n" }
        default: tamper()
        }
    }

    private mutating func editTeam(_ team: String) {
        files["teams/\(team)/team.yaml"] =
            "name: \(text(1))\npublished: \(!chance(4))\n"
            + "help_center: { published: \(!chance(4))\(chance(2) ? ", contact: \(text(1))" : "") }\n"
            + "form: { published: \(!chance(3)) }\n"
    }

    private mutating func editArticle() {
        guard let team = pick(Self.teams.filter { files["teams/\($0)/team.yaml"] != nil }),
            let category = pick(Self.categories)
        else { return }
        let language = chance(6) ? ".it" : ""
        let path = "teams/\(team)/articles/\(category)a\(Int.random(in: 0..<12, using: &generator))\(language).md"
        let keys = [
            chance(2) ? "description: \(text(4))" : nil, chance(3) ? "order: \(generator.next() % 5)" : nil,
            chance(2) ? "updated: 2026-01-0\(1 + generator.next() % 9)" : nil,
            chance(6) ? "redirects: [\(pick(Self.redirects) ?? "")]" : nil,
        ].compactMap { $0 }
        var body = "\(text(5))\n\n## \(chance(4) ? text(2) : "printer")\n\n\(text(9))\n\n## \(text(2))\n\n"
        let others = files.keys.filter { $0.hasSuffix(".md") && (chance(3) || $0.hasPrefix("teams/\(team)/")) }.sorted()
        let up = String(repeating: "../", count: path.split(separator: "/").count - 1)
        if chance(2), let other = pick(others) {
            let anchor = chance(3) ? "#printer" : ""
            body += "See [this](\(up)\(other)\(anchor)).\n\n"
        }
        if chance(4), files["teams/care/articles/picture.svg"] != nil {
            body += "![\(text(1))](/teams/care/articles/picture.svg)\n\n"
        }
        if chance(4) { body += "> [!NOTE]\n> \(text(3))\n\n```sh\n\(text(2))\n```\n\n<b>raw</b>\n" }
        files[path] =
            "---\ntitle: \(text(3))\npublished: \(!chance(5))\n" + keys.map { "\($0)\n" }.joined() + "---\n\(body)"
    }

    /// Somebody changes or removes a page.
    private mutating func tamper() {
        let pages = SiteFixture.files(in: site.output).keys.filter { $0.contains("index.html") }.sorted()
        guard let page = pick(pages) else { return }
        let path = "\(site.output)/\(page)"
        if chance(2) {
            try? FileManager.default.removeItem(atPath: path)
        } else {
            try? Data(text(3).utf8).write(to: URL(fileURLWithPath: path))
        }
    }

    private func apply(from before: [String: String]) throws {
        for path in before.keys where files[path] == nil {
            try FileManager.default.removeItem(atPath: "\(site.source)/\(path)")
            var folder = (path as NSString).deletingLastPathComponent
            while rmdir("\(site.source)/\(folder)") == 0 { folder = (folder as NSString).deletingLastPathComponent }
        }
        for (path, text) in files where before[path] != text { try site.write(path, text) }
    }

    // MARK: - Builds

    /// Builds the site with what is known and from nothing.
    /// - Returns: whether it was built; a site with an error is not, in either way.
    private mutating func check(_ step: String) throws -> Bool {
        let fresh = "\(site.folder.path)/fresh"
        try? FileManager.default.removeItem(atPath: fresh)
        let words = Self.outcome { try site.build(output: "\(fresh)/public", home: "\(fresh)/home") }
        let isInMemory = chance(2)
        let own = Self.outcome { try isInMemory ? builder.build(reading: site.reading) : site.build() }
        #expect(own == words, "\(step)")
        let touched = touchedTeams
        let watched = Self.outcome { try watching.build(touched: touched, reading: site.reading) }
        #expect(watched == words, "\(step)")
        guard own.isBuilt else { return false }
        built += 1
        shown.formUnion(edits)
        if touched != nil { watchedBuilds += 1 }
        watchedFiles = files
        for builder in [builder, watching] {
            let expected = SiteFixture.files(in: "\(fresh)/public").filter { $0.key != Manifest.name }
            let found = SiteFixture.files(in: builder.output).filter { $0.key != Manifest.name }
            let different = expected.filter { found[$0.key] != $0.value }.map(\.key).sorted()
            #expect(different.isEmpty, "\(step) \(builder.output)")
            let manifest = try Manifest.read(in: builder.output)
            let extra = found.keys.filter { expected[$0] == nil && manifest.retiredAssets[$0] == nil }.sorted()
            #expect(extra.isEmpty, "\(step) \(builder.output)")
            let bundles = ["\(fresh)/home", builder.home].map { SiteFixture.files(in: "\($0)/bundle/") }
            #expect(bundles[0] == bundles[1], "\(step) \(builder.output)")
            #expect(
                try Self.answers(in: builder.home) == Self.answers(in: "\(fresh)/home"), "\(step) \(builder.output)")
        }
        return true
    }

    /// The teams whose files are others than those that were watched last; nil where other files are too.
    private var touchedTeams: Set<String>? {
        guard let before = watchedFiles else { return nil }
        let changed = Set(files.keys).union(before.keys).filter { files[$0] != before[$0] }
        var teams: Set<String> = []
        for path in changed {
            let parts = path.split(separator: "/")
            guard parts.count > 2, parts[0] == "teams" else { return nil }
            teams.insert(String(parts[1]))
        }
        return teams
    }

    private struct Outcome: Equatable {
        let isBuilt: Bool
        /// What a person reads of it.
        let words: String
        let pages: Int
    }

    private static func outcome(_ build: () throws -> SiteBuilder.Report) -> Outcome {
        do {
            let report = try build()
            return Outcome(isBuilt: true, words: report.warnings.rendered, pages: report.pages)
        } catch let problems as Diagnostics {
            return Outcome(isBuilt: false, words: problems.rendered, pages: 0)
        } catch {
            return Outcome(isBuilt: false, words: "\(error)", pages: 0)
        }
    }

    /// What every question finds in every language, in order.
    private static func answers(in home: String) throws -> [SearchResults] {
        guard let target = SearchIndex.current(in: home), let index = try SearchIndex(path: "\(home)/\(target)") else {
            return []
        }
        return try (words + ["pa", "refund invoice", "nothing"]).flatMap { question in
            try ["en", "it"].flatMap { language in
                try [Set(teams), ["care", "shop"]].map { teams in
                    try index.search(SearchQuery(question), teams: teams, language: language, limit: 100)
                }
            }
        }
    }
}
