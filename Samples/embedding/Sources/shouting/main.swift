import Rapporteur
import RapporteurCLI

RapporteurCommand.main(adding: [StageFactory(ShoutingStage.self)])
