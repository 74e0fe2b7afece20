package import Diagnostics
import Foundation

extension Theme {
    /// The least contrast of text (WCAG 2.2 §1.4.3).
    package static let leastContrast = 4.5

    /// The accent of light and of dark pages; the one that site.yaml does not give is the other, made lighter or darker
    /// until it is read as easily as long texts (WCAG 2.2 §1.4.6).
    package func accents(on palette: Palette) -> (light: Color, dark: Color) {
        guard let accent else { return (palette.light.accent, palette.dark.accent) }
        func shade(_ own: Accent.Shade?, _ other: Accent.Shade?, on scheme: Palette.Scheme) -> Color {
            own?.color ?? other?.color.nearest(withContrast: 7, on: scheme.backgrounds) ?? scheme.accent
        }
        return (
            shade(accent.light, accent.dark, on: palette.light), shade(accent.dark, accent.light, on: palette.dark)
        )
    }

    /// What is wrong with the accent where pages show it: text in this colour could not be read by everybody.
    package func check(on palette: Palette) -> Diagnostics {
        var problems = Diagnostics()
        for (shade, scheme, name) in [
            (accent?.light, palette.light, "light"), (accent?.dark, palette.dark, "dark"),
        ] {
            guard let shade, colorScheme == .auto || colorScheme.rawValue == name else { continue }
            let contrast = shade.color.contrast(onWorstOf: scheme.backgrounds)
            guard contrast < Self.leastContrast else { continue }
            let nearest = shade.color.nearest(withContrast: Self.leastContrast, on: scheme.backgrounds)
            problems.append(
                Diagnostic(
                    "The accent \(shade.color.hex) has a contrast of \(contrast.roundedDown) on \(name) pages, and text"
                        + " needs \(Self.leastContrast) to be read by everybody. The nearest colour that has it is"
                        + " \(nearest.hex).\(keepingDark(shade.color, nearest, on: palette))",
                    in: shade.source, at: shade.position))
        }
        return problems
    }
}

extension Theme {
    /// A colour that is too light for light pages is often just right for dark ones.
    private func keepingDark(_ color: Color, _ nearest: Color, on palette: Palette) -> String {
        guard colorScheme == .auto, accent?.dark == nil,
            color.contrast(onWorstOf: palette.dark.backgrounds) >= Self.leastContrast
        else { return "" }
        return " Dark pages can keep it: { light: \"\(nearest.hex)\", dark: \"\(color.hex)\" }."
    }
}

extension Double {
    /// With one digit, rounded down, so that 4.49 is not shown as the 4.5 that it lacks.
    fileprivate var roundedDown: String {
        let tenths = Int((self * 10).rounded(.down))
        return "\(tenths / 10).\(tenths % 10)"
    }
}
