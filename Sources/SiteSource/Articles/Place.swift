/// Where something stands among its neighbours: by its number, those without a number last, then by its title.
struct Place: Comparable {
    let order: Int?
    let title: String

    static func < (left: Place, right: Place) -> Bool {
        let (first, second) = (left.order ?? .max, right.order ?? .max)
        return first == second ? left.title < right.title : first < second
    }
}

extension Article {
    var place: Place { Place(order: order, title: title.lowercased()) }
}

extension Category {
    var place: Place { Place(order: order, title: title.lowercased()) }
}

extension Array {
    /// In the order of places, and of names where these are the same; each place is asked for once.
    func sorted(by place: (Element) -> Place, then name: (Element) -> String) -> [Element] {
        map { (place: place($0), name: name($0), element: $0) }
            .sorted { ($0.place, $0.name) < ($1.place, $1.name) }
            .map(\.element)
    }
}
