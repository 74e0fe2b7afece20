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
