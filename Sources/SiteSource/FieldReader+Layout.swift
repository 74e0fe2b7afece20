import Diagnostics
import Forms

extension YAMLReader {
    /// Where and how a field stands on the page.
    mutating func layout(_ map: YAMLMap<FieldKey>) -> FieldLayout {
        var layout = FieldLayout()
        layout.labelPosition = word(map[.labelPosition], "label_position", LabelPosition.self)
        if let width = integer(map[.width], "width", in: KeyRange.width) { layout.width = width }
        if let position = layout.labelPosition, layout.position(of: position) != position,
            let value = map[.labelPosition]
        {
            warn(
                "A field of fewer than \(FieldLayout.leastWidthForLabels) columns has its label at the top. Make the field"
                    + " wider, or remove “label_position”.",
                at: value.position)
        }
        if let value = map[.devices],
            let devices = self.map(value, DevicesKey.self, of: "“devices”", such: "{ mobile: false }")
        {
            layout.onMobile = bool(devices[.mobile], "mobile") ?? true
            layout.onDesktop = bool(devices[.desktop], "desktop") ?? true
        }
        layout.isHorizontal = word(map[.orientation], "orientation", Orientation.self) == .horizontal
        layout.animation = animation(map[.animation])
        return layout
    }

    private mutating func animation(_ value: YAMLValue?) -> Animation? {
        guard let value, value.text != "none",
            let map = map(value, AnimationKey.self, of: "“animation”", such: "{ effect: fade }")
        else {
            return nil
        }
        let effect = word(needed(.effect, in: map, of: "“animation”"), "effect", Animation.Effect.self)
        var animation = Animation(effect: effect ?? .fade)
        if let trigger = word(map[.on], "on", Animation.Trigger.self) { animation.trigger = trigger }
        if let direction = word(map[.direction], "direction", Animation.Direction.self) {
            animation.direction = direction
        }
        animation.repeats = bool(map[.everyTime], "every_time") ?? false
        if let intensity = integer(map[.intensity], "intensity", in: KeyRange.intensity) {
            animation.intensity = intensity
        }
        if let zone = map[.zone] { animation.zone = self.zone(zone) ?? KeyRange.zone }
        if let delay = seconds(map[.delay], "delay", in: KeyRange.delay) { animation.delay = delay }
        if let duration = seconds(map[.duration], "duration", in: KeyRange.duration) { animation.duration = duration }
        guard effect != nil else { return nil }
        check(animation, map)
        warnOfIdleKeys(animation, map)
        return animation
    }

    private mutating func check(_ animation: Animation, _ map: YAMLMap<AnimationKey>) {
        let effect = animation.effect.rawValue
        if animation.effect.isForAppearanceAlone, animation.trigger != .appearance, let value = map[.effect] {
            report(
                "The effect “\(effect)” is for “on: appearance” alone. Choose fade, slide, bounce, rotate, zoom_in or"
                    + " zoom_out.",
                at: value.position)
        }
        guard let value = map[.direction] else { return }
        if animation.effect == .rotate, ![.inPlace].contains(animation.direction), !animation.direction.isCorner {
            report(
                "The effect “rotate” turns about a corner: top_left, top_right, bottom_left, bottom_right, or in_place.",
                at: value.position)
        } else if animation.effect != .rotate, animation.direction.isCorner {
            report(
                "The effect “\(effect)” has no corners. Its directions are in_place, left, right, top and bottom.",
                at: value.position)
        }
    }

    /// Two percentages, the first not after the second.
    private mutating func zone(_ value: YAMLValue) -> ClosedRange<Int>? {
        if case .list(let items) = value.content, items.count == 2, let start = items[0].text?.wholeNumber,
            let end = items[1].text?.wholeNumber, start <= end, KeyRange.zone.contains(end)
        {
            return start...end
        }
        let isList = if case .list = value.content { true } else { false }
        report(
            "“zone” must be two whole numbers from 0 to 100, where the animation starts and where it ends, not before that,"
                + " such as [10, 60]\(isList ? "" : ", and this is \(value.kind)").",
            at: value.position)
        return nil
    }

    /// A time in seconds, as milliseconds.
    private mutating func seconds(_ value: YAMLValue?, _ name: String, in range: ClosedRange<Int>) -> Int? {
        guard let value else { return nil }
        if let number = value.text.flatMap(FloatingPointNumber.parse),
            (Double(range.lowerBound)...Double(range.upperBound)).contains(number * 1_000)
        {
            return Int((number * 1_000).rounded())
        }
        let bounds = range.lowerBound == 0 ? "from 0 to" : "greater than 0 and at most"
        report(
            "“\(name)” must be a number of seconds \(bounds) \(range.upperBound / 1_000), such as 0.5, and this is"
                + " \(value.kind).",
            at: value.position)
        return nil
    }
}

/// How the answers of radio buttons and checkboxes stand.
enum Orientation: String, CaseIterable {
    case vertical, horizontal
}
