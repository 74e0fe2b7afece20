import Forms

/// The animations of a form's fields as CSS (CSS Animations 1, Scroll-driven Animations 1).
struct FormAnimations {
    /// Empty where no field moves.
    let css: String

    init(_ form: Form) {
        let animated = form.fields.compactMap { field in field.layout.animation.map { (field, $0) } }
        guard !animated.isEmpty else {
            css = ""
            return
        }
        var effects: [Animation.Effect] = []
        for (_, animation) in animated where !effects.contains(animation.effect) { effects.append(animation.effect) }
        let rules = animated.map { Self.rule(of: $0.name, $1) }.joined()
        let keyframes = effects.map { "  @keyframes docket-\($0.rawValue) { \(Self.keyframes(of: $0)) }\n" }.joined()
        // What comes from the side makes no page wider.
        let clip = "  main, .docket { overflow-x: clip; }\n"
        css = "@media screen and (prefers-reduced-motion: no-preference) {\n\(clip)\(rules)\(keyframes)}\n"
    }

    private static func rule(of name: String, _ animation: Animation) -> String {
        let field = ".field[data-name=\"\(name)\"]"
        var declarations = variables(of: animation)
        let timing =
            animation.effect == .bounce ? "linear(0, 0.4 20%, 1 40%, 0.8 52%, 1 66%, 0.94 76%, 1 88%, 1)" : "ease-out"
        let effect = "docket-\(animation.effect.rawValue)"
        // A script marks a field that has been seen, where it moves the first time only.
        let first = animation.repeats ? "" : ":not([data-seen])"
        switch animation.trigger {
        case .appearance:
            declarations.append(
                "animation: \(effect) \(seconds(animation.duration)) \(timing) \(seconds(animation.delay)) both")
            return "  \(field)\(first) { \(declarations.joined(separator: "; ")); }\n"
        case .hover:
            // Not the field itself, which would run away from the pointer; and nothing changes before the delay is over.
            declarations.append(
                "animation: \(effect) \(seconds(animation.duration)) \(timing) \(seconds(animation.delay))")
            return "  \(field):is(:hover, :focus-within) > * { \(declarations.joined(separator: "; ")); }\n"
        case .scrollIn, .scrollOut:
            let isReversed = animation.trigger == .scrollOut
            declarations.append("animation: \(effect) 1s linear \(isReversed ? "reverse " : "")both")
            declarations.append("animation-duration: auto")
            declarations.append("animation-timeline: view()")
            // Whoever has scrolled to the end has seen each question come in as a whole.
            let range = animation.trigger == .scrollIn ? "entry" : "exit"
            declarations.append(
                "animation-range: \(range) \(animation.zone.lowerBound)% \(range) \(animation.zone.upperBound)%")
            return """
                  @supports (animation-timeline: view()) {
                    \(field)\(first):not(:focus-within) { \(declarations.joined(separator: "; ")); }
                  }

                """
        }
    }

    private static func seconds(_ milliseconds: Int) -> String {
        let fraction = String(1_000 + milliseconds % 1_000).dropFirst()
        return "\(milliseconds / 1_000).\(fraction)s"
    }

    /// Where a field comes from, and how strongly, for the keyframes.
    private static func variables(of animation: Animation) -> [String] {
        // A strength of 100 is 12 rem, half a turn, or all of the size.
        let distance = "\(Double(animation.intensity) * 0.12)rem"
        let strength = Double(animation.intensity) / 100
        var variables = ["--strength: \(strength)"]
        // Pages from right to left are mirrored.
        let left = "calc(50% - 50% * var(--direction))"
        let right = "calc(50% + 50% * var(--direction))"
        switch animation.direction {
        case .left: variables.append("--from: calc(\(distance) * -1 * var(--direction)) 0")
        case .right: variables.append("--from: calc(\(distance) * var(--direction)) 0")
        case .top: variables.append("--from: 0 calc(\(distance) * -1)")
        case .bottom: variables.append("--from: 0 \(distance)")
        case .topLeft: variables.append("transform-origin: \(left) 0")
        case .topRight: variables.append("transform-origin: \(right) 0")
        case .bottomLeft: variables.append("transform-origin: \(left) 100%")
        case .bottomRight: variables.append("transform-origin: \(right) 100%")
        case .inPlace: break
        }
        return variables
    }

    private static func keyframes(of effect: Animation.Effect) -> String {
        let from = "translate: var(--from, 0 0);"
        return switch effect {
        case .fade: "from { opacity: 0; \(from) }"
        case .slide: "from { translate: var(--from, 0 calc(var(--strength) * 4rem)); }"
        case .bounce: "from { opacity: 0; translate: var(--from, 0 calc(var(--strength) * -4rem)); }"
        case .rotate: "from { opacity: 0; rotate: calc(var(--strength) * -180deg * var(--direction)); }"
        case .zoomIn: "from { opacity: 0; scale: calc(1 - var(--strength)); \(from) }"
        case .zoomOut: "from { opacity: 0; scale: calc(1 + var(--strength)); \(from) }"
        case .flash: "25%, 75% { opacity: calc(1 - var(--strength)); } 50% { opacity: 1; }"
        case .pulse: "50% { scale: calc(1 + var(--strength) * 0.2); }"
        case .shake:
            "20%, 60% { translate: calc(var(--strength) * -1rem) 0; } 40%, 80% { translate: calc(var(--strength) * 1rem) 0; }"
        case .tada:
            "15% { scale: calc(1 - var(--strength) * 0.1); rotate: -3deg; } 30%, 60% { scale: calc(1 + var(--strength) * 0.1); rotate: 3deg; } 45%, 75% { scale: calc(1 + var(--strength) * 0.1); rotate: -3deg; }"
        case .flipX: "from { opacity: 0; transform: perspective(40rem) rotateX(calc(var(--strength) * 180deg)); }"
        case .flipY: "from { opacity: 0; transform: perspective(40rem) rotateY(calc(var(--strength) * 180deg)); }"
        }
    }
}
