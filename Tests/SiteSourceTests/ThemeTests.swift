import Diagnostics
import Foundation
import SiteSource
import Testing

@testable import SiteSource

struct ThemeTests {
    private static let white = Color(red: 255, green: 255, blue: 255)
    private static let black = Color(red: 0, green: 0, blue: 0)

    private func theme(_ yaml: String, files: [String: [UInt8]] = [:]) throws -> Theme {
        let folder = try TemporaryFolder()
        for (name, bytes) in files { try folder.write(bytes, to: name) }
        try folder.write(TemporaryFolder.settings + yaml, to: "site.yaml")
        let reading = Site.read(folder.site, messages: try Repository.messages())
        try #require(reading.diagnostics.rendered == "")
        return try #require(reading.site).theme
    }

    @Test(
        "contrast is what WCAG says",
        arguments: [
            ("#000000", "#ffffff", 21.0), ("#fff", "#fff", 1.0), ("#777777", "#ffffff", 4.478),
            ("#767676", "#fff", 4.542),
            ("#ff0000", "#ffffff", 3.998), ("#0000ff", "#FFFFFF", 8.592),
        ])
    func contrast(one: String, other: String, ratio: Double) throws {
        let one = try #require(Color(hex: one))
        let other = try #require(Color(hex: other))
        #expect(abs(one.contrast(to: other) - ratio) < 0.001)
        #expect(one.contrast(to: other) == other.contrast(to: one))
    }

    @Test(
        "what is no colour of CSS is none here",
        arguments: ["", "#", "#12", "#1234", "#12345g", "123456", "#12345678", "#１２３"])
    func noColor(text: String) {
        #expect(Color(hex: text) == nil)
    }

    @Test("every colour is itself again after a way through OKLCH")
    func roundTrip() {
        for step in 0..<4096 {
            let color = Color(
                red: UInt8(step & 15) * 17, green: UInt8(step >> 4 & 15) * 17, blue: UInt8(step >> 8) * 17)
            #expect(OKLCH(color).color == color)
        }
    }

    @Test("the nearest colour has the contrast, keeps the hue, and one step less does not pass")
    func nearest() throws {
        for step in 0..<512 {
            let color = Color(
                red: UInt8(step & 7) * 36, green: UInt8(step >> 3 & 7) * 36, blue: UInt8(step >> 6) * 36)
            for background in [Self.white, Self.black] {
                let nearest = color.nearest(withContrast: 4.5, on: [background])
                #expect(nearest.contrast(to: background) >= 4.5)
                guard nearest != color else { continue }
                #expect(color.contrast(to: background) < 4.5)
                #expect(nearest.contrast(to: background) < 4.75)
                let (was, now) = (OKLCH(color), OKLCH(nearest))
                let turn = abs(was.hue - now.hue)
                #expect(was.chroma < 0.03 || now.chroma < 0.03 || min(turn, 2 * .pi - turn) < 0.1)
            }
        }
    }

    @Test("one accent gives the other scheme one that is read well")
    func derivedAccent() throws {
        let palette = try Repository.palette()
        let light = try theme("theme: { accent: \"#7a2e8e\" }\n")
        let accents = light.accents(on: palette)
        #expect(accents.light.hex == "#7a2e8e")
        #expect(accents.dark.contrast(onWorstOf: palette.dark.backgrounds) >= 7)
        let dark = try theme("theme: { accent: \"#ffd166\", color_scheme: dark }\n")
        #expect(dark.check(on: palette).all.isEmpty)
        #expect(dark.accents(on: palette).dark.hex == "#ffd166")
        #expect(dark.accents(on: palette).light.contrast(onWorstOf: palette.light.backgrounds) >= 7)
        let both = try theme("theme: { accent: { light: \"#146c43\", dark: \"#6fd3a0\" } }\n")
        #expect(both.accents(on: palette).dark.hex == "#6fd3a0")
        #expect(both.accents(on: palette).light.hex == "#146c43")
    }

    @Test("without an accent the pages have Docket’s own")
    func ownAccent() throws {
        let palette = try Repository.palette()
        let accents = try theme("theme: { radius: 0 }\n").accents(on: palette)
        #expect(accents.light == palette.light.accent)
        #expect(accents.dark == palette.dark.accent)
        #expect(palette.light.accent.contrast(onWorstOf: palette.light.backgrounds) >= 4.5)
        #expect(palette.dark.accent.contrast(onWorstOf: palette.dark.backgrounds) >= 4.5)
    }

    @Test(
        "typefaces are quoted, and the system’s follow where none is generic",
        arguments: [
            ("Georgia", "\"Georgia\", system-ui, sans-serif"), ("Georgia, serif", "\"Georgia\", serif"),
            ("\"'Noto Sans', Serif\"", "\"Noto Sans\", serif"), ("ui-rounded", "ui-rounded"),
            ("宋体", "\"宋体\", system-ui, sans-serif"),
        ])
    func families(yaml: String, css: String) throws {
        let font = try #require(
            try theme("theme: { font: \(yaml.contains(",") && !yaml.hasPrefix("\"") ? "\"\(yaml)\"" : yaml) }\n").font)
        #expect(font == ThemeFont(families: css, family: nil, faces: []))
    }

    @Test("files are read with their names and types")
    func files() throws {
        let theme = try theme(
            "theme: { logo: { light: brand/My Logo.SVG, dark: d.png }, favicon: f.ico, font: { family: Inter, variable: i.woff2 } }\n",
            files: ["brand/My Logo.SVG": [1], "d.png": [2], "f.ico": [3], "i.woff2": [4]])
        #expect(theme.logo?.light == ThemeFile(name: "My Logo", type: "svg", bytes: [1]))
        #expect(theme.logo?.dark == ThemeFile(name: "d", type: "png", bytes: [2]))
        #expect(theme.favicon == ThemeFile(name: "f", type: "ico", bytes: [3]))
        #expect(
            theme.font
                == ThemeFont(
                    families: "\"Inter\", system-ui, sans-serif", family: "Inter",
                    faces: [.init(file: ThemeFile(name: "i", type: "woff2", bytes: [4]), weight: "100 900")]))
    }

    @Test("a picture may have 1 MB and not one byte more")
    func fileSize() throws {
        let bytes = [UInt8](repeating: 0x20, count: ThemeReader.fileSizeLimit)
        #expect(try theme("theme: { logo: l.svg }\n", files: ["l.svg": bytes]).logo?.light.bytes.count == 1_000_000)
        let folder = try TemporaryFolder()
        try folder.write(bytes + [0x20], to: "l.svg")
        try folder.write(TemporaryFolder.settings + "theme: { logo: l.svg }\n", to: "site.yaml")
        let reading = Site.read(folder.site, messages: try Repository.messages())
        #expect(
            reading.diagnostics.all.map(\.message) == [
                "“logo” is “l.svg”. The file is larger than 1 MB, which is more than Docket reads. Make it smaller."
            ])
    }

    @Test("a file outside of the site’s folder is refused, however it is named")
    func outside() throws {
        let folder = try TemporaryFolder()
        let outside = "\(folder.path)/secret.svg"
        try Data("<svg/>".utf8).write(to: URL(fileURLWithPath: outside))
        try FileManager.default.createSymbolicLink(atPath: "\(folder.site)/link.svg", withDestinationPath: outside)
        for (path, sentence) in [
            ("../secret.svg", "This is outside of the site’s folder. Put the file into the folder."),
            (outside, "This is outside of the site’s folder. Put the file into the folder."),
            ("link.svg", "This is a link to a place outside of the site’s folder. Put the file here instead."),
        ] {
            try folder.write(TemporaryFolder.settings + "theme: { logo: \(path) }\n", to: "site.yaml")
            let reading = Site.read(folder.site, messages: try Repository.messages())
            #expect(reading.diagnostics.all.count == 1)
            #expect(reading.diagnostics.all.first?.message.hasSuffix("”. \(sentence)") == true)
        }
    }

    @Test("base.css without the colours that a theme is compared with is told")
    func palette() throws {
        let folder = try TemporaryFolder()
        try folder.write("@media screen {}\n:root { --page: light-dark(#ffffff, #000000); }\n", to: "assets/base.css")
        #expect(throws: Diagnostic.self) { try Palette.read(TemplateLayers(base: folder.site)) }
        do {
            _ = try Palette.read(TemplateLayers(base: folder.site))
        } catch {
            #expect(
                error.message
                    == "The style sheet has no line “--surface: light-dark(#rrggbb, #rrggbb);”, by which a theme’s accent is checked. Write one."
            )
        }
    }
}
