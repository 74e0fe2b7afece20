import Diagnostics
import Foundation
import SiteFixtures
import Testing

@testable import SiteBuilder

struct ThemeAssetsTests {
    private func stylesheet(of site: SiteFixture) throws -> String {
        let page = try #require(site.page("index.html"))
        let path = try #require(page.firstMatch(of: /rel="stylesheet" href="\/([^"]+)"/)?.output.1)
        return try #require(site.page(String(path)))
    }

    private func site(_ theme: String, _ files: [String: String] = [:]) throws -> SiteFixture {
        let settings = "name: Example\nurl: https://help.example.com/\n\(theme)"
        let site = try SiteFixture(
            files.merging(["site.yaml": settings, "teams/care/team.yaml": SiteFixture.team]) { $1 })
        try site.build()
        return site
    }

    @Test("a site without a theme has no rule of one, and Docket’s picture in its own colour")
    func none() throws {
        let site = try site("")
        #expect(try stylesheet(of: site).ranges(of: "--accent: #").count == 1)
        let page = try #require(site.page("index.html"))
        #expect(page.contains(#"<html lang="en" dir="ltr" data-color-scheme="auto">"#))
        let icon = try #require(page.firstMatch(of: /rel="icon" href="\/([^"]+)"/)?.output.1)
        let picture = try #require(site.page(String(icon)))
        #expect(picture.contains("<svg") && !picture.contains("currentColor"))
        #expect(!page.contains("<img"))
    }

    @Test("the theme’s rules follow the components’ and come before the site’s own")
    func rules() throws {
        let site = try site(
            "theme: { accent: \"#7a2e8e\", font: Georgia, radius: 0 }\n",
            ["templates/assets/site.css": "/* mine */\n"])
        let sheet = try stylesheet(of: site)
        #expect(
            sheet.contains(
                """
                :root {
                  --accent: #7a2e8e;
                  --on-accent: #ffffff;
                  --font: "Georgia", system-ui, sans-serif;
                  --radius: 0rem;
                }
                @supports (color: light-dark(#000, #fff)) {
                  :root {
                    --accent: light-dark(#7a2e8e, #
                """))
        #expect(sheet.hasSuffix("  }\n}\n/* mine */\n"))
        let page = try #require(site.page("index.html"))
        let icon = try #require(page.firstMatch(of: /rel="icon" href="\/([^"]+)"/)?.output.1)
        #expect(try #require(site.page(String(icon))).contains("#7a2e8e"))
    }

    @Test("logos, favicon and typefaces are files of the site with a hash in the name")
    func files() throws {
        let site = try site(
            """
            theme:
              logo: { light: logo.svg, dark: night/logo.svg }
              favicon: favicon.png
              font: { family: Inter, regular: Inter Regular.woff2, bold: bold.woff }
            """,
            [
                "logo.svg": "<svg>light</svg>", "night/logo.svg": "<svg>dark</svg>", "favicon.png": "png",
                "Inter Regular.woff2": "regular", "bold.woff": "bold",
            ])
        let page = try #require(site.page("index.html"))
        let pictures = page.matches(of: /<img class="([^"]+)" src="\/([^"]+)" alt="Example">/)
        #expect(pictures.map { site.page(String($0.output.2)) } == ["<svg>light</svg>", "<svg>dark</svg>"])
        #expect(page.contains(/rel="icon" href="\/assets\/favicon-[0-9a-f]{16}\.png"/))
        let sheet = try stylesheet(of: site)
        let faces = sheet.matches(
            of:
                /font-weight: (\d+);\n  font-display: swap;\n  src: url\("\/(assets\/[a-z-]+-[0-9a-f]{16}\.woff2?)"\) format\("(woff2?)"\)/
        )
        #expect(faces.map { String($0.output.1) } == ["400", "700"])
        #expect(faces.map { site.page(String($0.output.2)) } == ["regular", "bold"])
        #expect(sheet.contains("--font: \"Inter\", system-ui, sans-serif;"))
    }

    @Test("one scheme has one logo and is told to the page", arguments: [("light", "light"), ("dark", "dark")])
    func oneScheme(scheme: String, logo: String) throws {
        let site = try site(
            "theme: { color_scheme: \(scheme), logo: { light: l.svg, dark: d.svg } }\n",
            ["l.svg": "light", "d.svg": "dark"])
        let page = try #require(site.page("index.html"))
        #expect(page.contains("data-color-scheme=\"\(scheme)\""))
        let pictures = page.matches(of: /<img class="[^"]+" src="\/([^"]+)"/)
        #expect(pictures.map { site.page(String($0.output.1)) } == [logo])
    }

    @Test("browsers that know one scheme alone show the light page in the light accent")
    func oldBrowsers() throws {
        let site = try site("theme: { color_scheme: dark, accent: \"#ffff00\" }\n")
        let sheet = try stylesheet(of: site)
        let plain = try #require(sheet.firstMatch(of: /\n:root \{\n  --accent: (#[0-9a-f]{6});/)?.output.1)
        #expect(sheet.contains("--accent: light-dark(\(plain), #ffff00);"))
        #expect(plain != "#ffff00")
    }

    @Test("templates, style sheets and declarations that lead out of the site are refused")
    func links() throws {
        let site = try SiteFixture()
        let outside = site.folder.appendingPathComponent("secret").path
        try Data("secret\n".utf8).write(to: URL(fileURLWithPath: outside))
        for path in [
            "components/footer/footer.mustache", "components/footer/footer.yaml", "assets/site.css", "assets/base.css",
        ] {
            let file = site.folder.appendingPathComponent("site/templates/\(path)")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: outside)
            let problems = #expect(throws: Diagnostics.self) { try site.build() }
            #expect(
                problems?.all.first?.headline
                    == "\(file.path): error: This is a link to a place outside of the site’s folder. Put the file here instead."
            )
            try FileManager.default.removeItem(at: file)
        }
    }

    @Test("a template may have 1 MB and not one byte more")
    func templateSize() throws {
        let site = try SiteFixture()
        let footer = "templates/components/footer/footer.mustache"
        try site.write(String(repeating: " ", count: 1_000_000), to: footer)
        try site.build()
        try site.write(String(repeating: " ", count: 1_000_001), to: footer)
        let problems = #expect(throws: Diagnostics.self) { try site.build() }
        #expect(
            problems?.all.first?.message
                == "The file is larger than 1 MB, which is more than Docket reads. Make it smaller.")
    }

    @Test("addresses in the style sheet and on pages respect a path")
    func path() throws {
        let site = try SiteFixture([
            "site.yaml":
                "name: Example\nurl: https://example.com/help/\ntheme: { logo: l.svg, font: { family: F, variable: f.woff2 } }\n",
            "l.svg": "l", "f.woff2": "f",
        ])
        try site.build()
        let page = try #require(site.page("index.html"))
        #expect(page.contains("src=\"/help/assets/l-"))
        let path = try #require(page.firstMatch(of: /rel="stylesheet" href="\/help\/([^"]+)"/)?.output.1)
        #expect(try #require(site.page(String(path))).contains("src: url(\"/help/assets/f-"))
    }

    @Test("a gallery is built only where it is asked for, and goes with the next build")
    func gallery() throws {
        let site = try SiteFixture()
        try site.build(withGallery: true)
        #expect(try #require(site.page("_gallery/index.html")).contains("href=\"/_gallery/team-card/\""))
        let dark = try #require(site.page("_gallery/team-card/1/dark-rtl/index.html"))
        #expect(dark.contains(#"<html lang="en" dir="rtl" data-color-scheme="dark">"#))
        #expect(dark.contains("Customer Care"))
        let form = try #require(site.page("_gallery/pages-form/2/light-ltr/index.html"))
        #expect(form.contains("id=\"field-name.error\""))
        try site.build()
        #expect(SiteFixture.files(in: site.output).keys.allSatisfy { !$0.contains("_gallery") })
    }
}
