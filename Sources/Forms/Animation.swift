/// How a question moves when it comes into view. Who prefers less motion sees none of it.
package struct Animation: Sendable, Hashable {
    /// What sets it off.
    package enum Trigger: String, Sendable, Hashable, CaseIterable {
        /// The question is shown.
        case appearance
        /// It is scrolled into view, as far as it is scrolled.
        case scrollIn = "scroll_in"
        /// It is scrolled out of view, as far as it is scrolled.
        case scrollOut = "scroll_out"
        /// The pointer is on it.
        case hover
    }

    /// What it does.
    package enum Effect: String, Sendable, Hashable, CaseIterable {
        /// For every trigger.
        case fade, slide, bounce, rotate
        /// Growing or shrinking, for every trigger.
        case zoomIn = "zoom_in"
        /// The opposite.
        case zoomOut = "zoom_out"
        /// On appearance alone.
        case flash, pulse, shake, tada
        /// Turning over, on appearance alone.
        case flipX = "flip_x"
        /// The same about the other axis.
        case flipY = "flip_y"

        /// Whether nothing but appearance sets it off.
        package var isForAppearanceAlone: Bool {
            switch self {
            case .flash, .pulse, .shake, .tada, .flipX, .flipY: true
            case .fade, .slide, .bounce, .rotate, .zoomIn, .zoomOut: false
            }
        }
    }

    /// Where it comes from.
    package enum Direction: String, Sendable, Hashable, CaseIterable {
        /// Nowhere else.
        case inPlace = "in_place"
        /// A side.
        case left, right, top, bottom
        /// The corners are for `rotate` alone, which has no sides.
        case topLeft = "top_left"
        /// The same.
        case topRight = "top_right"
        /// The same.
        case bottomLeft = "bottom_left"
        /// The same.
        case bottomRight = "bottom_right"

        /// Whether it is one of those that only `rotate` has.
        package var isCorner: Bool {
            switch self {
            case .topLeft, .topRight, .bottomLeft, .bottomRight: true
            case .inPlace, .left, .right, .top, .bottom: false
            }
        }
    }

    /// What sets it off.
    package var trigger: Trigger
    /// What it does.
    package var effect: Effect
    /// Where it comes from.
    package var direction: Direction
    /// Whether it happens each time that the trigger comes, not the first time only.
    package var repeats: Bool
    /// How strong it is, 1 to 100.
    package var intensity: Int
    /// Which part of the way into the screen, or out of it, a scroll takes, in per cent, 0 to 100.
    package var zone: ClosedRange<Int>
    /// After how long it starts, in milliseconds, 0 to 60,000.
    package var delay: Int
    /// How long it lasts, in milliseconds, 1 to 60,000.
    package var duration: Int

    /// An animation of one second, at once, of middle strength, where nothing else is said.
    package init(
        trigger: Trigger = .appearance, effect: Effect, direction: Direction = .inPlace, repeats: Bool = false,
        intensity: Int = 50, zone: ClosedRange<Int> = 0...100, delay: Int = 0, duration: Int = 1_000
    ) {
        self.trigger = trigger
        self.effect = effect
        self.direction = direction
        self.repeats = repeats
        self.intensity = intensity
        self.zone = zone
        self.delay = delay
        self.duration = duration
    }
}
