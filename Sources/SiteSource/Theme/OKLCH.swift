import Foundation

/// A colour by lightness, chroma and hue as people see them (CSS Color 4 §9.2, OKLCH).
struct OKLCH {
    /// 0 for black to 1 for white.
    var lightness: Double
    /// 0 for grey to about 0.37 for the most vivid colour of sRGB.
    var chroma: Double
    /// In radians.
    let hue: Double

    init(_ color: Color) {
        let rgb = color.linear
        func cone(_ red: Double, _ green: Double, _ blue: Double) -> Double {
            cbrt(red * rgb[0] + green * rgb[1] + blue * rgb[2])
        }
        let long = cone(0.4122214708, 0.5363325363, 0.0514459929)
        let middle = cone(0.2119034982, 0.6806995451, 0.1073969566)
        let short = cone(0.0883024619, 0.2817188376, 0.6299787005)
        lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
        let a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
        let b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
        chroma = (a * a + b * b).squareRoot()
        hue = atan2(b, a)
    }

    /// The nearest colour of sRGB with this lightness and hue: as much of the chroma as sRGB has there.
    var color: Color {
        if let color = exactColor(chroma) { return color }
        var (least, most) = (0.0, chroma)
        for _ in 0..<20 {
            let middle = (least + most) / 2
            if exactColor(middle) == nil { most = middle } else { least = middle }
        }
        return exactColor(least)
            ?? (lightness < 0.5 ? Color(red: 0, green: 0, blue: 0) : Color(red: 255, green: 255, blue: 255))
    }

    /// The colour with a chroma; nil where sRGB has none such.
    private func exactColor(_ chroma: Double) -> Color? {
        let a = chroma * cos(hue)
        let b = chroma * sin(hue)
        let long = pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3)
        let middle = pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3)
        let short = pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3)
        let linear = [
            4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
        ]
        // Half a step of 8 bits is what rounding takes anyway.
        guard linear.allSatisfy({ (-0.0005...1.0005).contains($0) }) else { return nil }
        let parts = linear.map { part in
            let part = min(max(part, 0), 1)
            let encoded = part <= 0.0031308 ? part * 12.92 : 1.055 * pow(part, 1 / 2.4) - 0.055
            return UInt8((encoded * 255).rounded())
        }
        return Color(red: parts[0], green: parts[1], blue: parts[2])
    }
}

extension Color {
    /// The nearest colour of the same hue that is read well on all of some backgrounds; this one, if it is.
    ///
    /// Lightness moves away from the backgrounds as little as it can.
    /// - Parameter contrast: the least, at most 4.5 for backgrounds that are nearly white or nearly black.
    func nearest(withContrast contrast: Double, on backgrounds: [Color]) -> Color {
        guard self.contrast(onWorstOf: backgrounds) < contrast else { return self }
        let isOnLight = (backgrounds.map(\.luminance).min() ?? 1) > 0.18
        let start = OKLCH(self)
        var candidate = start
        for step in 1...1_000 {
            candidate.lightness = min(max(start.lightness + Double(isOnLight ? -step : step) / 1_000, 0), 1)
            let color = candidate.color
            if color.contrast(onWorstOf: backgrounds) >= contrast { return color }
        }
        return isOnLight ? Color(red: 0, green: 0, blue: 0) : Color(red: 255, green: 255, blue: 255)
    }

    /// The least contrast to any of some backgrounds.
    func contrast(onWorstOf backgrounds: [Color]) -> Double {
        backgrounds.map { self.contrast(to: $0) }.min() ?? 21
    }
}
