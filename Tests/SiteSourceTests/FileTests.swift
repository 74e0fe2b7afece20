import Diagnostics
import Foundation
import SiteSource
import Testing

/// Files that are not what a person would write, or not files at all.
struct FileTests {
    private func messages(_ bytes: some Sequence<UInt8>) throws -> String {
        let folder = try TemporaryFolder()
        try folder.write(bytes, to: "site.yaml")
        return folder.shown(Site.read(folder.site, messages: try Repository.messages()).diagnostics.rendered)
    }

    private let good = Array("name: Help\nurl: https://help.example.com/\n".utf8)

    @Test("a byte order mark, CRLF and CR are read as editors read them")
    func lineEnds() throws {
        #expect(try messages([0xEF, 0xBB, 0xBF] + good) == "")
        #expect(try messages("name: Help\r\nurl: https://help.example.com/\r\n".utf8) == "")
        #expect(try messages("name: Help\rurl: https://help.example.com/\r".utf8) == "")
        #expect(
            try messages([0xEF, 0xBB, 0xBF] + Array("nam: Help\r\nurl: x\r\n".utf8)) == """
                site/site.yaml:1:1: error: site.yaml has no key “nam”. Did you mean “name”?
                    nam: Help
                    ^
                site/site.yaml:1:1: error: site.yaml needs the key “name”.
                    nam: Help
                    ^
                site/site.yaml:2:6: error: “url” must begin with https:// or http://, such as https://help.example.com/.
                    url: x
                         ^
                """)
    }

    @Test("bytes that are not UTF-8 are told with their place")
    func notUTF8() throws {
        let message = "error: The file is not UTF-8: here is a byte that no text in UTF-8 has. Save the file as UTF-8."
        #expect(try messages(good + Array("# \u{FFFD}gr".utf8) + [0xFC, 0x6E]) == "site/site.yaml:3:6: \(message)")
        #expect(try messages([0xFF, 0xFE, 0x6E, 0]) == "site/site.yaml:1:1: \(message)")
        #expect(try messages(good + [0xE2, 0x82]) == "site/site.yaml:3:1: \(message)")
        #expect(try messages(good + [0xED, 0xA0, 0x80]) == "site/site.yaml:3:1: \(message)")
    }

    @Test(
        "control characters are told with their place",
        arguments: [0x00, 0x07, 0x08, 0x1B, 0x7F, 0x80, 0x9F, 0xFEFF, 0xFFFE, 0xFFFF] as [UInt32])
    func controlCharacters(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        let point =
            String(repeating: "0", count: value < 16 ? 3 : value < 256 ? 2 : 0)
            + String(value, radix: 16, uppercase: true)
        let text = try messages(Array("name: é".utf8) + Array(String(scalar).utf8) + Array("x\n".utf8))
        #expect(
            text.hasPrefix(
                "site/site.yaml:1:8: error: Here is the invisible character U+\(point), which YAML does not"
                    + " allow. Remove it."
            ))
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }

    @Test("every other control character of ASCII is refused, and tab, LF and CR are not")
    func allControlCharacters() throws {
        for byte in UInt8(0)..<0x20 where ![0x09, 0x0A, 0x0D].contains(byte) {
            #expect(try messages(good + Array("# ".utf8) + [byte]).contains("invisible character"))
        }
        #expect(try messages(good + Array("# \t\r\n".utf8)) == "")
    }

    @Test("a file of 1 MB is read and one byte more is refused")
    func size() throws {
        let comment = Array("#".utf8) + Array(repeating: UInt8(ascii: "x"), count: 1_000_000 - good.count - 1)
        #expect(try messages(good + comment) == "")
        #expect(
            try messages(good + comment + [0x78])
                == "site/site.yaml: error: The file is larger than 1 MB, which is more than Docket reads. Make it smaller."
        )
    }

    @Test("a folder or a pipe in place of a file is refused, and nobody waits for it")
    func notFiles() throws {
        let folder = try TemporaryFolder()
        let files = FileManager.default
        try files.removeItem(atPath: "\(folder.site)/site.yaml")
        try files.createDirectory(atPath: "\(folder.site)/site.yaml", withIntermediateDirectories: false)
        try files.createDirectory(atPath: "\(folder.site)/teams/care", withIntermediateDirectories: false)
        #expect(mkfifo("\(folder.site)/teams/care/team.yaml", 0o600) == 0)
        #expect(
            folder.shown(Site.read(folder.site, messages: try Repository.messages()).diagnostics.rendered) == """
                site/site.yaml: error: This is a folder, and a file must stand here.
                site/teams/care/team.yaml: error: This is a pipe or a device, and a file must stand here.
                """)
    }

    @Test("links lead to files of the site and to no others")
    func links() throws {
        let folder = try TemporaryFolder()
        let files = FileManager.default
        try folder.write("name: Care\n", to: "shared/care.yaml")
        try "name: Secret\n".write(toFile: "\(folder.path)/secret.yaml", atomically: true, encoding: .utf8)
        try files.createDirectory(atPath: "\(folder.path)/away", withIntermediateDirectories: false)
        try "name: Away\n".write(toFile: "\(folder.path)/away/team.yaml", atomically: true, encoding: .utf8)
        for (team, target) in [
            ("a", "../../shared/care.yaml"), ("b", "../../../secret.yaml"), ("c", "\(folder.path)/secret.yaml"),
            ("d", "nothing.yaml"), ("e", "team.yaml"),
        ] {
            try files.createDirectory(atPath: "\(folder.site)/teams/\(team)", withIntermediateDirectories: false)
            try files.createSymbolicLink(
                atPath: "\(folder.site)/teams/\(team)/team.yaml", withDestinationPath: target)
        }
        try files.createSymbolicLink(atPath: "\(folder.site)/teams/f", withDestinationPath: "../../away")
        try files.createSymbolicLink(atPath: "\(folder.path)/link", withDestinationPath: "site")
        let outside = "This is a link to a place outside of the site’s folder. Put the file here instead."
        let nowhere = "This is a link to a file that is not there. Put the file here instead."
        let reading = Site.read("\(folder.path)/link", messages: try Repository.messages())
        #expect(
            folder.shown(reading.diagnostics.rendered) == """
                link/teams/b/team.yaml: error: \(outside)
                link/teams/c/team.yaml: error: \(outside)
                link/teams/d/team.yaml: error: \(nowhere)
                link/teams/e/team.yaml: error: \(nowhere)
                link/teams/f/team.yaml: error: \(outside)
                """)
    }

    @Test("a folder without site.yaml is told, with the way out")
    func missingSite() throws {
        let folder = try TemporaryFolder()
        let way = "Name the folder of a site, or make one with “docket new”."
        try FileManager.default.removeItem(atPath: "\(folder.site)/site.yaml")
        func rendered(_ path: String) throws -> String {
            folder.shown(Site.read(path, messages: try Repository.messages()).diagnostics.rendered)
        }
        #expect(try rendered(folder.site) == "site: error: There is no site.yaml in this folder. \(way)")
        #expect(try rendered("\(folder.path)/none") == "none: error: There is no folder here. \(way)")
        try folder.write("", to: "site.yml")
        #expect(
            try rendered(folder.site)
                == "site: error: There is no site.yaml in this folder. Rename site.yml to site.yaml.")
    }

    @Test(
        "paths in messages are those that a person passes",
        arguments: ["site", "site/", "site//", "./site", "../x/site"])
    func paths(passed: String) throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: "\(folder.path)/x", withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/x/site", withDestinationPath: "../site")
        try folder.write("", to: "teams/care/team.yaml")
        let passed = passed.replacingOccurrences(of: "../x", with: "x")
        let reading = Site.read("\(folder.path)/\(passed)", messages: try Repository.messages())
        let path = passed.trimmingCharacters(in: ["/"])
        #expect(
            folder.shown(reading.diagnostics.all.map(\.file).joined(separator: ", ")) == "\(path)/teams/care/team.yaml")
    }

    @Test("a file in place of the folder “teams” is an error, and no such folder is none")
    func teamsFolder() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.removeItem(atPath: "\(folder.site)/teams")
        #expect(Site.read(folder.site, messages: try Repository.messages()).site?.teams.isEmpty == true)
        try folder.write("x", to: "teams")
        #expect(
            folder.shown(Site.read(folder.site, messages: try Repository.messages()).diagnostics.rendered)
                == "site/teams: error: “teams” must be a folder that this user may read. It holds a folder for"
                + " each team."
        )
    }

    @Test("a hostile folder’s name is told without steering the terminal")
    func hostileNames() throws {
        let folder = try TemporaryFolder()
        try folder.write("name: X\n", to: "teams/a\n\u{1B}[31mb/team.yaml")
        let rendered = folder.shown(Site.read(folder.site, messages: try Repository.messages()).diagnostics.rendered)
        #expect(rendered.hasPrefix("site/teams/a··[31mb: error: A team’s folder is named"))
    }
}
