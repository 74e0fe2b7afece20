package import Diagnostics
import Foundation
import RegexBuilder

/// The colours of base.css that a theme's accent stands on and is compared with.
package struct Palette: Sendable, Hashable {
    /// The colours of one scheme.
    package struct Scheme: Sendable, Hashable {
        /// Behind the whole page.
        package let page: Color
        /// Behind cards and inputs.
        package let surface: Color
        /// Docket's own accent.
        package let accent: Color

        var backgrounds: [Color] { [page, surface] }
    }

    /// For who reads dark on light.
    package let light: Scheme
    /// For who reads light on dark.
    package let dark: Scheme

    /// Reads `--page`, `--surface` and `--accent` of `assets/base.css`, each `light-dark(#rrggbb, #rrggbb)`.
    /// - Throws: what the file lacks.
    package static func read(_ layers: TemplateLayers) throws(Diagnostic) -> Palette {
        let file = layers.file("assets/base.css") ?? "\(layers.base)/assets/base.css"
        let sheet = try layers.text("assets/base.css").text
        func pair(_ name: String) throws(Diagnostic) -> (light: Color, dark: Color) {
            let pattern = Regex {
                name
                /\s*:\s*light-dark\(\s*(#[0-9A-Fa-f]{6})\s*,\s*(#[0-9A-Fa-f]{6})\s*\)/
            }
            guard let match = sheet.firstMatch(of: pattern), let light = Color(hex: String(match.output.1)),
                let dark = Color(hex: String(match.output.2))
            else {
                throw Diagnostic(
                    "The style sheet has no line “\(name): light-dark(#rrggbb, #rrggbb);”, by which a theme’s accent is"
                        + " checked. Write one.", file: file)
            }
            return (light, dark)
        }
        let page = try pair("--page")
        let surface = try pair("--surface")
        let accent = try pair("--accent")
        return Palette(
            light: Scheme(page: page.light, surface: surface.light, accent: accent.light),
            dark: Scheme(page: page.dark, surface: surface.dark, accent: accent.dark))
    }
}
