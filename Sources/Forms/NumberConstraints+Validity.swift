extension NumberConstraints {
    /// - Parameter default: the schema's default, which is the step base where there is no minimum (§4.10.5.3.8).
    func error(in value: String, default defaultValue: String?) -> ErrorCode? {
        guard let number = Decimal(value) else { return .badInput }
        if let minimum = min.flatMap(Decimal.init), number < minimum { return .rangeUnderflow }
        if let maximum = max.flatMap(Decimal.init), number > maximum { return .rangeOverflow }
        return neighbours(of: value, default: defaultValue) == nil ? nil : .stepMismatch
    }

    /// The nearest numbers below and above one that is off the steps; nil when it is on one.
    ///
    /// Like Chromium, it counts in decimals, takes a step's 2²⁴th part for no mismatch, and asks for nothing where the
    /// number is more than 2⁵³ steps away.
    func neighbours(of value: String, default defaultValue: String?) -> (below: Decimal, above: Decimal)? {
        guard let number = Decimal(value), let step = allowedValueStep else { return nil }
        let base = stepBase(default: defaultValue)
        // Twenty digits of a step are more than the tolerance can see.
        let unit = Swift.max(
            Swift.min(number.exponent, base.exponent, step.exponent), step.exponent + step.digits - 20)
        guard let number = number.counted(in: unit), let base = base.counted(in: unit),
            let step = step.counted(in: unit)
        else { return nil }
        guard !Self.isOutOfSight(abs(number - base), of: step) else { return nil }
        let beyond = (number - base) % step
        let remainder = beyond < 0 ? beyond + step : beyond
        let tolerance = step >> 24
        guard remainder > tolerance, step - remainder > tolerance else { return nil }
        let below = number - remainder
        return (Decimal(below, exponent: unit), Decimal(below + step, exponent: unit))
    }

    /// Whether the steps of 1 begin at a whole number.
    func hasWholeSteps(default defaultValue: String?) -> Bool {
        stepBase(default: defaultValue).isWhole
    }

    /// The number from which the steps are counted.
    func stepBase(default defaultValue: String?) -> Decimal {
        min.flatMap(Decimal.init) ?? defaultValue.flatMap(Decimal.init) ?? .zero
    }

    /// Whether a distance is more than 2⁵³ steps, by a quotient of 18 digits.
    private static func isOutOfSight(_ distance: Int128, of step: Int128) -> Bool {
        let (limit, overflow) = step.multipliedReportingOverflow(by: 1 << 53)
        // So many are more than a distance can be.
        guard !overflow else { return false }
        // What the last digit of the quotient stands for; rounding takes half of it for nothing.
        var lastDigit: Int128 = 1 << 53
        let digits = String(step).count
        for _ in 0..<abs(digits - 18) { if digits > 18 { lastDigit *= 10 } else { lastDigit /= 10 } }
        return distance > limit && distance - limit > lastDigit / 2
    }

    /// What is no positive number counts as the default, 1; nil for `any`.
    var allowedValueStep: Decimal? {
        step.map { text in
            guard let number = Decimal(text), number.coefficient > 0 else { return Decimal(1, exponent: 0) }
            return number
        }
    }
}
