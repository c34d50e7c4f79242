import Prose

/// The names of GDELT's knowledge graph for what reports tell; nothing where it has no name for it.
enum GKGThemes {
    /// The theme of a risk.
    static func theme(of category: RiskAssessment.Category) -> String? {
        switch category {
        case .terrorism: "TERROR"
        case .armedConflict: "ARMEDCONFLICT"
        case .militaryBuildup: "MILITARY"
        case .nuclearCBRN: "WMD"
        case .politicalInstability: "POLITICAL_TURMOIL"
        case .unrest: "PROTEST"
        case .repression: "HUMAN_RIGHTS_ABUSES"
        case .organisedCrime: "ORGANIZED_CRIME"
        case .displacement: "REFUGEES"
        case .disaster: "NATURAL_DISASTER"
        case .economic: "EPU_ECONOMY"
        case .sanctions: "SANCTIONS"
        case .cyber: "CYBER_ATTACK"
        case .humanitarian, .energy, .diplomaticRupture: nil
        }
    }

    /// The theme, and the type of count, of what befell somebody.
    static func theme(of effect: Figures.Effect) -> String? {
        switch effect {
        case .killed: "KILL"
        case .wounded: "WOUND"
        case .abducted: "KIDNAP"
        case .arrested: "ARREST"
        case .displaced: "DISPLACED"
        case .evacuated: "EVACUATION"
        case .affected: "AFFECT"
        case .infected: "SICKENED"
        case .missing, .deployed, .pledged, .destroyed: nil
        }
    }

    /// The theme of a PLOVER category.
    static func theme(ofEvent type: String) -> String? {
        switch type {
        case "PROTEST": "PROTEST"
        case "ASSAULT": "ARMEDCONFLICT"
        case "COERCE": "UNREST_CRACKDOWN"
        case "MOBILIZE": "MILITARY"
        case "SANCTION": "SANCTIONS"
        case "AGREE", "CONSULT": "NEGOTIATIONS"
        default: nil
        }
    }
}
