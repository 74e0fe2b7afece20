/// How often a value was how great.
package struct Histogram: Sendable, Hashable {
    /// The upper bounds of the buckets, ascending, without the last one, which has none.
    let bounds: [Double]
    /// How many values were in each bucket alone; the last is for those above every bound.
    private(set) var counts: [Int]
    /// Of all values.
    private(set) var sum = 0.0

    /// A histogram without any value.
    /// - Parameter bounds: ascending; each bucket holds its bound too.
    package init(bounds: [Double]) {
        self.bounds = bounds
        counts = Array(repeating: 0, count: bounds.count + 1)
    }

    /// Adds a value.
    package mutating func observe(_ value: Double) {
        counts[bounds.firstIndex { value <= $0 } ?? bounds.count] += 1
        sum += value
    }
}
