import Diagnostics
import Forms

extension YAMLReader {
    /// Tells the keys of an animation that change nothing beside its trigger and its effect.
    mutating func warnOfIdleKeys(_ animation: Animation, _ map: YAMLMap<AnimationKey>) {
        let trigger = "“on: \(animation.trigger.rawValue)”"
        switch animation.trigger {
        case .scrollIn, .scrollOut:
            for key in [AnimationKey.delay, .duration] {
                tellIdle(key, map, "\(trigger) moves as far as somebody scrolls")
            }
        case .hover: tellIdle(.everyTime, map, "\(trigger) moves each time that the pointer comes")
        case .appearance: break
        }
        if ![.scrollIn, .scrollOut].contains(animation.trigger) {
            tellIdle(.zone, map, "it is for “on: scroll_in” and “on: scroll_out”")
        }
        let effect = "the effect “\(animation.effect.rawValue)”"
        if animation.effect.isForAppearanceAlone, animation.direction != .inPlace {
            tellIdle(.direction, map, "\(effect) comes from nowhere else")
        }
        if animation.effect == .fade, animation.direction == .inPlace {
            tellIdle(.intensity, map, "it says from how far a fade comes, and this one has no “direction”")
        }
    }

    private mutating func tellIdle(_ key: AnimationKey, _ map: YAMLMap<AnimationKey>, _ reason: String) {
        guard let position = map.keyPositions[key] else { return }
        warn("“\(key.rawValue)” does nothing here, because \(reason). Remove it.", at: position)
    }
}
