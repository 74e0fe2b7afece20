import CompiledSite
import Crypto
import Diagnostics
import SiteSource

/// The files that make the look of all pages, and where they are.
struct ThemeAssets {
    /// Each with its twin, where it is not compressed already.
    private(set) var files: [OutputFile] = []
    /// The paths of the scripts, by their names.
    private(set) var scripts: [String: String] = [:]
    private(set) var compiled = CompiledTheme(stylesheet: "", favicon: "")
    private let root: String
    /// What pages load, below `assets/`.
    private static let scriptNames = [
        "form", "challenge", "challenge-worker", "opening", "animation", "frame", "filling", "article", "search",
        "feedback",
    ]

    /// - Parameter root: the path of the start page.
    /// - Throws: what the product's folder lacks, or a `BuildError`.
    init(_ theme: Theme, _ folder: TemplateFolder, root: String) throws {
        self.root = root
        let accents = theme.accents(on: folder.palette)
        compiled.colorScheme = theme.colorScheme.rawValue
        compiled.favicon = try add(theme.favicon ?? Self.favicon(folder, accents.light))
        if let logo = theme.logo {
            let dark = logo.dark ?? logo.light
            compiled.logo = try add(theme.colorScheme == .dark ? dark : logo.light)
            if theme.colorScheme == .auto, let dark = logo.dark { compiled.darkLogo = try add(dark) }
        }
        for name in Self.scriptNames {
            let path = "assets/\(name).js"
            scripts[name] = try add(name, "js", Array(Compacting.script(try folder.layers.text(path).text).utf8))
        }
        var faces = ""
        for face in theme.font?.faces ?? [] {
            let path = try add(face.file)
            faces += """
                @font-face {
                  font-family: "\(theme.font?.family ?? "")";
                  font-weight: \(face.weight);
                  font-display: swap;
                  src: url("\(path)") format("\(face.file.type)");
                }

                """
        }
        let rules = theme.rules(on: folder.palette)
        let own = Array((faces + rules).utf8) + folder.siteStylesheet
        compiled.stylesheet = try add("docket", "css", folder.stylesheet + own)
        let sheet = folder.formStylesheet + own
        compiled.formStylesheet = try add("docket-form", "css", sheet)
        let fragment = FragmentStylesheet(String(decoding: sheet, as: UTF8.self)).css
        compiled.fragmentStylesheet = try add("fragment", "css", Array(fragment.utf8))
    }

    private mutating func add(_ file: ThemeFile) throws(BuildError) -> String {
        try add(file.name, file.type, file.bytes)
    }

    /// Adds a file under a name with a hash of its content.
    /// - Returns: its path for pages.
    private mutating func add(_ name: String, _ type: String, _ bytes: [UInt8]) throws(BuildError) -> String {
        let file = OutputFile.asset(name, type, bytes)
        if !files.contains(where: { $0.path == file.path }) { files.append(file) }
        return root + file.path
    }

    /// Docket's own picture for the tab, in the site's colour.
    private static func favicon(_ folder: TemplateFolder, _ accent: Color) throws -> ThemeFile {
        let text = try folder.layers.text("assets/favicon.svg").text
        return ThemeFile(
            name: "favicon", type: "svg", bytes: Array(text.replacing("currentColor", with: accent.hex).utf8))
    }
}

extension Theme {
    /// The custom properties that differ from base.css; empty where none does.
    fileprivate func rules(on palette: Palette) -> String {
        var plain: [String] = []
        var both: [String] = []
        if accent != nil {
            let accents = accents(on: palette)
            let onAccents = (light: Color(red: 255, green: 255, blue: 255), dark: palette.dark.page)
            for (name, pair) in [("--accent", accents), ("--on-accent", onAccents)] {
                // Browsers without light-dark() show the light page, whatever the theme says.
                plain.append("\(name): \(pair.light.hex);")
                both.append("\(name): light-dark(\(pair.light.hex), \(pair.dark.hex));")
            }
        }
        if let font { plain.append("--font: \(font.families);") }
        if let radius { plain.append("--radius: \(radius);") }
        func rule(_ properties: [String], _ indent: String) -> String {
            properties.isEmpty
                ? "" : "\(indent):root {\n" + properties.map { "\(indent)  \($0)\n" }.joined() + "\(indent)}\n"
        }
        let scheme = both.isEmpty ? "" : "@supports (color: light-dark(#000, #fff)) {\n\(rule(both, "  "))}\n"
        return rule(plain, "") + scheme
    }
}

extension SHA256.Digest {
    /// Two lower-case digits for each byte.
    var hexadecimal: String { map { String(UInt16($0) + 0x100, radix: 16).dropFirst() }.joined() }
}
