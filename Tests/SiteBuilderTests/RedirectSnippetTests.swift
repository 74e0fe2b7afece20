import Foundation
import SiteFixtures
import Testing

@testable import SiteBuilder

@Suite("Snippets for web servers")
struct RedirectSnippetTests {
    @Test(
        "name each old address as the server reads it",
        arguments: [
            (
                RedirectSnippet.nginx,
                """
                location = "/a \\"b\\" {$1}.html" { return 301 "/h%C3%BC/%241/care/"; }
                location = "/über" { return 301 "/care/"; }

                """
            ),
            (
                .apache,
                """
                RewriteRule "^/a \\x22b\\x22 \\x7B\\$1\\x7D\\.html$" "/h\\%C3\\%BC/\\%241/care/" [R=301,L,NE]
                RewriteRule "^/über$" "/care/" [R=301,L,NE]

                """
            ),
            (
                .lighttpd,
                """
                $HTTP["url"] == "/a \\"b\\" {$1}.html" { url.redirect = ( "" => "/h%%C3%%BC/%%241/care/" ) }
                $HTTP["url"] == "/über" { url.redirect = ( "" => "/care/" ) }

                """
            ),
            (
                .caddy,
                """
                map {http.request.uri.path} {docket_moved} {
                \t"~^/a \\x22b\\x22 \\x7B\\$1\\x7D\\.html$" "/h%C3%BC/%241/care/"
                \t"/über" "/care/"
                \tdefault ""
                }
                @docket_moved expression {docket_moved}.startsWith("/")
                redir @docket_moved {docket_moved} 301

                """
            ),
        ])
    func lines(snippet: RedirectSnippet, lines: String) {
        let addresses = [
            MovedAddress(root: "/", old: "a \"b\" {$1}.html", new: "/h%C3%BC/$1/care/"),
            MovedAddress(root: "/", old: "über", new: "/care/"),
        ]
        #expect(snippet.text(addresses).split(separator: "\n", maxSplits: 1)[1] == lines)
    }

    @Test("have nothing but a comment where there is no old address", arguments: RedirectSnippet.allCases)
    func none(snippet: RedirectSnippet) {
        let lines = snippet.text([]).split(separator: "\n")
        #expect(lines.count == 1)
        #expect(lines[0].hasPrefix("# The old addresses of articles, made anew by each “docket build”"))
    }

    @Test("are in the home, follow each build, and know nothing of what is not published")
    func files() throws {
        let site = try SiteFixture([
            "site.yaml": "name: Example\nurl: https://example.com/h%C3%BClp/\nlanguages: [en, it]\n",
            "teams/care/team.yaml": ArticleTests.team,
            "teams/care/articles/x.md": ArticleTests.article("X", "redirects: [/old.html, /faq/]\n"),
            "teams/care/articles/x.it.md": ArticleTests.article("X", "redirects: [/it/vecchio.html]\n"),
            "teams/care/articles/draft.md": "---\ntitle: D\nredirects: [/secret.html]\n---\n",
        ])
        try site.build()
        func snippet(_ name: String) throws -> String {
            try String(contentsOfFile: "\(site.home)/redirects/\(name)", encoding: .utf8)
        }
        #expect(
            try snippet("nginx.conf").split(separator: "\n").dropFirst().joined(separator: "\n") == """
                location = "/hülp/faq" { return 301 "/h%C3%BClp/care/articles/x/"; }
                location = "/hülp/faq/" { return 301 "/h%C3%BClp/care/articles/x/"; }
                location = "/hülp/it/vecchio.html" { return 301 "/h%C3%BClp/it/care/articles/x/"; }
                location = "/hülp/old.html" { return 301 "/h%C3%BClp/care/articles/x/"; }
                """)
        for name in ["apache.conf", "lighttpd.conf", "Caddyfile"] {
            #expect(try snippet(name).contains("vecchio") && !snippet(name).contains("secret"), "\(name)")
            let mode = try FileManager.default.attributesOfItem(atPath: "\(site.home)/redirects/\(name)")
            #expect(mode[.posixPermissions] as? Int == 0o660)
        }
        #expect(!FileManager.default.fileExists(atPath: "\(site.output)/redirects"))
        try site.remove("teams/care/articles/x.md")
        try site.remove("teams/care/articles/x.it.md")
        try site.build()
        #expect(try snippet("nginx.conf") == RedirectSnippet.nginx.text([]))
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(site.home)/redirects").count == 4)
    }
}
