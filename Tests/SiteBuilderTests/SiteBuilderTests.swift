import CompiledSite
import Diagnostics
import Foundation
@testable import SiteBuilder
import SiteFixtures
import Testing

@Suite("A build")
struct SiteBuilderTests {
    @Test("counts each thing that is not published once, and not what is within it")
    func unpublished() throws {
        let site = try SiteFixture([
            "site.yaml": """
            name: Example
            url: https://help.example.com/
            languages: [en, de, { language: it, published: false }]
            """,
            "teams/care/team.yaml": SiteFixture.team,
            "teams/care/articles/draft.md": "---\ntitle: Draft\n---\n",
            "teams/care/articles/shown.md": "---\ntitle: Shown\npublished: true\n---\n",
            "teams/care/articles/shown.de.md": "---\ntitle: Da\npublished: false\n---\n",
            "teams/care/articles/shown.it.md": "---\ntitle: Lo\n---\n",
            "teams/care/articles/old/category.yaml": "title: Old\npublished: false\n",
            "teams/care/articles/old/one.md": "---\ntitle: One\n---\n",
            "teams/secret/team.yaml": "name: Secret\n",
            "teams/secret/articles/one.md": "---\ntitle: One\n---\n",
        ])
        // Italian, the other team, and the help centre with all that is in it.
        #expect(try site.build().unpublished == 3)
        #expect(try site.build(withDrafts: true).unpublished == 0)
        try site.write(
            SiteFixture.team.replacing("help_center: {", with: "help_center: { published: true,"),
            to: "teams/care/team.yaml")
        // In place of the help centre a category, an article and a translation.
        #expect(try site.build().unpublished == 5)
        #expect(try site.build().unpublished == 5)
    }

    @Test("writes the pages, their twins, and nothing of what is not published")
    func pages() throws {
        let site = try SiteFixture([
            "teams/care/team.yaml": SiteFixture.team,
            "teams/closed/team.yaml": "name: Closed team\npublished: true\n",
            "teams/secret/team.yaml": "name: Secret team\nform: { published: true }\n",
        ])
        let report = try site.build()
        #expect((report.pages, report.forms, report.unpublished) == (4, 1, 2))
        let files = SiteFixture.files(in: site.output)
        let stylesheets = files.keys.filter { $0.hasSuffix(".css") }
        #expect(stylesheets.count == 3)
        let favicon = try #require(files.keys.first { $0.hasSuffix(".svg") })
        let scripts = files.keys.filter { $0.hasSuffix(".js") }
        #expect(scripts.count == 10)
        #expect(
            Set(files.keys).subtracting((scripts + stylesheets).flatMap { [$0, "\($0).gz"] }) == [
                favicon, favicon + ".gz",
                ".docket-manifest", "index.html", "index.html.gz", "404.html", "404.html.gz", "sitemap.xml",
                "sitemap.xml.gz", "robots.txt", "care/index.html",
                "care/index.html.gz", "care/contact/index.html", "care/contact/index.html.gz",
                "care/contact/embed/index.html", "care/contact/embed/index.html.gz", "care/contact/fragment.html",
                "care/contact/fragment.html.gz", "closed/index.html", "closed/index.html.gz",
            ])
        for (path, content) in files.merging(SiteFixture.files(in: site.home), uniquingKeysWith: { first, _ in first })
        {
            #expect(content.range(of: Data("ecret".utf8)) == nil, "\(path)")
        }
        #expect(site.page("index.html")?.contains("<a href=\"/care/\">Care</a>") == true)
        #expect(site.page("care/index.html")?.contains("<p>We <em>answer</em>.</p>") == true)
        #expect(site.page("care/index.html")?.contains(#"<a class="button" href="/care/contact/">Ask us</a>"#) == true)
        #expect(site.page("closed/index.html")?.contains("contact/") == false)
        #expect(site.page("closed/index.html")?.contains("This team takes no new questions at the moment.") == true)
    }

    @Test("says that there is nobody to contact where no team is published")
    func empty() throws {
        let site = try SiteFixture()
        #expect(try site.build().pages == 1)
        #expect(site.page("index.html")?.contains("There is nobody to contact here yet.") == true)
        #expect(site.page("index.html")?.contains("<ul") == false)
    }

    @Test("respects a path in the site's address everywhere")
    func path() throws {
        let site = try SiteFixture([
            "site.yaml": "name: Example\nurl: https://example.com/help\ngateway: /cgi/docket\n",
            "teams/care/team.yaml": SiteFixture.team,
        ])
        try site.build()
        for (path, content) in SiteFixture.files(in: site.output) where path.hasSuffix(".html") {
            let html = String(decoding: content, as: UTF8.self)
            for match in html.matches(of: /(?:href|action|src)="([^"]*)"/) {
                let address = String(match.1)
                let isRight =
                    ["/help/", "https://example.com/help/", "/cgi/docket/", "#"].contains { address.hasPrefix($0) }
                #expect(isRight, "\(path): \(address)")
            }
        }
        #expect(
            site.page("sitemap.xml") == """
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                <url><loc>https://example.com/help/</loc></url>
                <url><loc>https://example.com/help/care/</loc></url>
                <url><loc>https://example.com/help/care/contact/</loc></url>
                </urlset>

                """)
        #expect(
            site.page("robots.txt") == "User-agent: *\nAllow: /\nSitemap: https://example.com/help/sitemap.xml\n")
    }

    @Test("gives the same bytes for the same site, and touches no file that stays the same")
    func deterministic() throws {
        let site = try SiteFixture(["teams/care/team.yaml": SiteFixture.team])
        try site.build()
        let first = SiteFixture.files(in: site.output)
        let old = Date(timeIntervalSince1970: 1_000_000)
        let page = "\(site.output)/care/index.html"
        try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: page)
        try site.build()
        #expect(SiteFixture.files(in: site.output) == first)
        let attributes = try FileManager.default.attributesOfItem(atPath: page)
        #expect(attributes[.modificationDate] as? Date == old)
    }

    @Test("removes what it wrote before and the site no longer has, and nothing else")
    func stale() throws {
        let site = try SiteFixture([
            "teams/care/team.yaml": SiteFixture.team, "teams/old/team.yaml": "name: Old\npublished: true\n",
        ])
        try site.build()
        try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(site.output)/old/notes.txt"))
        try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(site.output)/mine.html"))
        try site.remove("teams/old")
        try site.write(
            SiteFixture.team.replacing("published: true\n  title", with: "published: false\n  title"),
            to: "teams/care/team.yaml")
        try site.build()
        let files = Set(SiteFixture.files(in: site.output).keys)
        #expect(!files.contains("old/index.html"))
        #expect(files.contains("old/notes.txt"))
        #expect(files.contains("mine.html"))
        #expect(!FileManager.default.fileExists(atPath: "\(site.output)/care/contact"))
    }

    @Test("never writes over a file that is not its own")
    func foreignFile() throws {
        let site = try SiteFixture(["teams/care/team.yaml": SiteFixture.team])
        try FileManager.default.createDirectory(atPath: site.output, withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(site.output)/index.html"))
        #expect(
            throws: BuildError(
                "\(site.output)/index.html was not written by Docket, and a page must stand there. Move it, or choose another “--output”."
            )
        ) { try site.build() }
        #expect(site.page("index.html") == "mine")
        #expect(!FileManager.default.fileExists(atPath: "\(site.home)/bundle"))
    }

    @Test("keeps an asset for seven days after a page last named it, however long ago the last build was")
    func oldAsset() throws {
        let site = try SiteFixture()
        let templates = site.folder.appendingPathComponent("templates").path
        try FileManager.default.copyItem(atPath: SiteFixture.templates, toPath: templates)
        try site.build(templates: templates)
        let files = FileManager.default
        let old = try #require(SiteFixture.files(in: site.output).keys.first { $0.hasPrefix("assets/docket-") })
        /// Lets time pass, as the manifest sees it.
        func age(by seconds: Int) throws {
            var manifest = try Manifest.read(in: site.output)
            #expect(!manifest.retiredAssets.isEmpty)
            manifest.retiredAssets = manifest.retiredAssets.mapValues { $0 - seconds }
            try Data(BundleFile.encode(manifest)).write(to: URL(fileURLWithPath: "\(site.output)/\(Manifest.name)"))
        }
        try Data("a{}".utf8).write(to: URL(fileURLWithPath: "\(templates)/components/button/button.css"))
        try site.build(templates: templates)
        #expect(files.fileExists(atPath: "\(site.output)/\(old)"))
        try age(by: 7 * 86_400 - 60)
        try site.build(templates: templates)
        #expect(files.fileExists(atPath: "\(site.output)/\(old)"))
        try age(by: 120)
        try site.build(templates: templates)
        #expect(!files.fileExists(atPath: "\(site.output)/\(old)"))
        #expect(SiteFixture.files(in: site.output).keys.contains { $0.hasSuffix(".css") })
    }

    @Test(
        "never leaves its folder, whatever the manifest says",
        arguments: ["../precious", "/etc/precious", "a/../../precious", "", "a//b", "./a"])
    func hostileManifest(path: String) throws {
        let site = try SiteFixture()
        try site.build()
        let precious = site.folder.appendingPathComponent("precious")
        try Data("mine".utf8).write(to: precious)
        var manifest = try Manifest.read(in: site.output)
        manifest.files.insert(path)
        try Data(BundleFile.encode(manifest)).write(to: URL(fileURLWithPath: "\(site.output)/\(Manifest.name)"))
        #expect(
            throws: BuildError(
                "\(site.output)/.docket-manifest is damaged, so that Docket cannot tell its own files from yours. Empty the folder, or choose another “--output”."
            )
        ) { try site.build() }
        #expect(FileManager.default.fileExists(atPath: precious.path))
    }

    @Test("follows no link in its folder", arguments: ["care", "care/contact/index.html", "index.html"])
    func links(path: String) throws {
        let site = try SiteFixture(["teams/care/team.yaml": SiteFixture.team])
        let link = "\(site.output)/\(path)"
        let parent = URL(fileURLWithPath: link).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        let elsewhere = site.folder.appendingPathComponent("elsewhere").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: elsewhere)
        #expect(
            throws: BuildError(
                "\(link) is a symbolic link, and a page must stand there. Move it, or choose another “--output”.")
        ) { try site.build() }
        #expect(!FileManager.default.fileExists(atPath: elsewhere))
    }

    @Test(
        "removes nothing behind a link that somebody has put in the place of a folder",
        arguments: ["care", "care/contact"])
    func staleBehindLink(path: String) throws {
        let site = try SiteFixture(["teams/care/team.yaml": SiteFixture.team])
        try site.build()
        let theirs = site.folder.appendingPathComponent("theirs").path
        try FileManager.default.moveItem(atPath: "\(site.output)/\(path)", toPath: theirs)
        try FileManager.default.createSymbolicLink(atPath: "\(site.output)/\(path)", withDestinationPath: theirs)
        let files = SiteFixture.files(in: theirs)
        #expect(files.keys.contains { $0.hasSuffix("index.html.gz") })
        try site.remove("teams/care")
        try site.build()
        #expect(SiteFixture.files(in: theirs) == files)
        #expect(FileManager.default.fileExists(atPath: "\(site.output)/\(path)"))
    }

    @Test("refuses to put the pages where the tickets are")
    func oneFolder() throws {
        let site = try SiteFixture()
        #expect(
            throws: BuildError(
                "The pages and the home are one folder, \(site.home). Everybody could read the tickets: choose another “--output”."
            )
        ) { try site.build(output: site.home) }
    }

    @Test("refuses a home within the pages, and pages within the teams, wherever links lead")
    func foldersWithin() throws {
        let site = try SiteFixture()
        let link = "\(site.folder.path)/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: site.folder.path)
        let (home, output) = ("\(link)/public/home", site.output)
        #expect(
            throws: BuildError(
                "The home, \(home), lies within the pages, \(output). Everybody could read the tickets: choose another “--output” or “--home”."
            )
        ) { try site.build(home: home) }
        for folder in ["teams", "teams/.public", "teams/pages", "teams/a/deep/one"] {
            let teams = "\(site.folder.path)/site/\(folder)"
            #expect(
                throws: BuildError(
                    "The pages, \(teams), would lie within the teams of the site. Choose another “--output”, so that nothing of it is taken for a source."
                )
            ) { try site.build(output: teams) }
            #expect(
                throws: BuildError(
                    "The home, \(teams), would lie within the teams of the site. Choose another “--home”, so that nothing of it is taken for a source."
                )
            ) { try site.build(home: teams) }
            // Nothing of it stays.
            #expect(!FileManager.default.fileExists(atPath: home) && !FileManager.default.fileExists(atPath: teams))
        }
    }

    @Test("makes pages that everybody may read")
    func modes() throws {
        let site = try SiteFixture(["teams/care/team.yaml": SiteFixture.team])
        try site.build()
        for path in FileManager.default.enumerator(atPath: site.output)?.compactMap({ $0 as? String }) ?? [] {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(site.output)/\(path)")
            let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
            #expect(attributes[.posixPermissions] as? Int == (isFolder ? 0o755 : 0o644), "\(path)")
        }
    }

    @Test("takes a site's own template, style sheet and component before the product's, and adds site.css")
    func siteTemplates() throws {
        let site = try SiteFixture([
            "teams/care/team.yaml": SiteFixture.team,
            "templates/components/footer/footer.mustache": "<footer>Mine {{>imprint}}</footer>\n",
            "templates/components/header/header.css": ".header { color: red }\n",
            "templates/components/imprint/imprint.mustache": "<p>Imprint</p>\n",
            "templates/components/imprint/imprint.yaml": "description: An imprint.\nparameters: {}\n",
            "templates/components/imprint/imprint.css": ".imprint { color: blue }\n",
            "templates/assets/site.css": "p { color: green }\n",
        ])
        try site.build()
        #expect(site.page("care/index.html")?.contains("<footer>Mine <p>Imprint</p>\n</footer>") == true)
        let stylesheet = try #require(
            SiteFixture.files(in: site.output).keys.first { $0.firstMatch(of: /assets\/docket-.*css$/) != nil })
        let css = try #require(site.page(stylesheet))
        #expect(css.contains(".header{color: red}"))
        #expect(!css.contains(".header-name"))
        #expect(css.contains(".imprint{color: blue}"))
        #expect(css.hasSuffix("p { color: green }\n"))
        // The gateway's pages are made from the same templates.
        let templates = FileManager.default.contents(atPath: "\(site.home)/bundle/templates") ?? Data()
        #expect(templates.range(of: Data("Mine {{>imprint}}".utf8)) != nil)
    }

    @Test("says that the style sheet is missing")
    func missingStylesheet() throws {
        let site = try SiteFixture()
        let templates = site.folder.appendingPathComponent("templates").path
        try FileManager.default.copyItem(atPath: SiteFixture.templates, toPath: templates)
        try FileManager.default.removeItem(atPath: "\(templates)/assets/base.css")
        let problems = #expect(throws: Diagnostics.self) { try site.build(templates: templates) }
        #expect(
            problems?.all.first?.headline
                == "\(templates)/assets/base.css: error: There is no such file, or this user may not read it.")
    }

    @Test("changes nothing when a template cannot be rendered")
    func brokenTemplate() throws {
        let site = try SiteFixture(["teams/care/team.yaml": SiteFixture.team])
        try site.build()
        let before = (SiteFixture.files(in: site.output), SiteFixture.files(in: site.home))
        let templates = site.folder.appendingPathComponent("templates").path
        try FileManager.default.copyItem(atPath: SiteFixture.templates, toPath: templates)
        let page = "\(templates)/pages/team.mustache"
        let text = try String(contentsOfFile: page, encoding: .utf8)
        try text.replacing("{{title}}", with: "{{titel}}").write(toFile: page, atomically: true, encoding: .utf8)
        try site.write(SiteFixture.team.replacing("Care", with: "Happiness"), to: "teams/care/team.yaml")
        let problems = #expect(throws: Diagnostics.self) { try site.build(templates: templates) }
        #expect(
            problems?.all.first?.headline.hasSuffix(
                ": error: No parameter is called “titel” here. Did you mean “title”?") == true)
        #expect(SiteFixture.files(in: site.output) == before.0)
        #expect(SiteFixture.files(in: site.home) == before.1)
    }

    @Test("makes a home for one group, and switches the bundle by a link")
    func home() throws {
        let site = try SiteFixture(["teams/care/team.yaml": SiteFixture.team])
        try site.build()
        let files = FileManager.default
        let first = try files.destinationOfSymbolicLink(atPath: "\(site.home)/bundle")
        #expect(first.wholeMatch(of: /bundles\/[0-9a-f]{32}/) != nil)
        func mode(_ path: String) throws -> Int? {
            try files.attributesOfItem(atPath: "\(site.home)/\(path)")[.posixPermissions] as? Int
        }
        for folder in ["", "bundles", first, "\(first)/forms"] { #expect(try mode(folder) == 0o2770, "\(folder)") }
        for file in ["site", "templates", "forms/care"] {
            #expect(try mode("\(first)/\(file)") == 0o660, "\(file)")
        }
        try site.write(SiteFixture.team.replacing("Topic", with: "Subject matter"), to: "teams/care/team.yaml")
        try site.build()
        let second = try files.destinationOfSymbolicLink(atPath: "\(site.home)/bundle")
        #expect(second != first)
        // For requests that began with it.
        #expect(files.fileExists(atPath: "\(site.home)/\(first)/site"))
        try files.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -601)], ofItemAtPath: "\(site.home)/\(first)")
        try site.build()
        #expect(!files.fileExists(atPath: "\(site.home)/\(first)"))
        #expect(
            try files.contentsOfDirectory(atPath: "\(site.home)/bundles") == [second.replacing("bundles/", with: "")])
    }

    @Test("mends a bundle that was damaged")
    func damagedBundle() throws {
        let site = try SiteFixture(["teams/care/team.yaml": SiteFixture.team])
        try site.build()
        let file = "\(site.home)/bundle/site"
        let good = FileManager.default.contents(atPath: file)
        try Data("{".utf8).write(to: URL(fileURLWithPath: file))
        try site.build()
        #expect(FileManager.default.contents(atPath: file) == good)
    }

    @Test("gives pages of forms their scripts, and those of a challenge only where the form has one")
    func scripts() throws {
        let site = try SiteFixture([
            "teams/care/team.yaml": SiteFixture.team,
            "teams/shop/team.yaml": SiteFixture.team.replacing(
                "form:\n", with: "form:\n  spam: { challenge: offered }\n"),
        ])
        try site.build()
        func scripts(_ page: String) -> [String] {
            (site.page(page) ?? "").matches(
                of: /<script type="module" src="\/assets\/([a-z]+)-[0-9a-f]{16}\.js"><\/script>/
            )
            .map { String($0.1) }
        }
        #expect(scripts("index.html") == [] && scripts("care/index.html") == [])
        #expect(scripts("care/contact/index.html") == ["form"])
        #expect(scripts("shop/contact/index.html") == ["form", "challenge"])
        let html = try #require(site.page("shop/contact/index.html"))
        let worker = try #require(html.firstMatch(of: /data-worker="\/(assets\/challenge-worker-[0-9a-f]{16}\.js)"/)?.1)
        #expect(site.page(String(worker))?.hasPrefix("const ") == true)
        #expect(html.contains(#"data-challenge="/cgi-bin/docket-cgi/challenge/shop""#))
        #expect(site.page("care/contact/index.html")?.contains("data-challenge") == false)
    }

    @Test("escapes what people write, and leaves raw HTML and script links out of Markdown")
    func hostileText() throws {
        let site = try SiteFixture([
            "site.yaml": "name: \"A & <b> \\\"quoted\\\" site\"\nurl: https://example.com/\n",
            "teams/care/team.yaml": """
            name: <script>alert(1)</script>
            description: <img src=x onerror=alert(1)> and [a link](javascript:alert(1))
            published: true
            form:
              published: true
              title: '" autofocus onfocus="alert(1)'
              fields:
                - { type: subject, label: "\\"quotes\\" & back\\\\slashes", placeholder: '"><i>', default: "it's" }
            """,
        ])
        try site.build()
        for (path, content) in SiteFixture.files(in: site.output) where path.hasSuffix(".html") {
            let html = String(decoding: content, as: UTF8.self)
            for bad in ["<script>", "<img", "javascript:", "onfocus=\"alert", "<i>", "<b>"] {
                #expect(!html.contains(bad), "\(path): \(bad)")
            }
        }
        #expect(site.page("care/contact/index.html")?.contains("&quot;quotes&quot; &amp; back\\slashes") == true)
        #expect(site.page("index.html")?.contains("A &amp; &lt;b&gt; &quot;quoted&quot; site") == true)
    }
}
