"""Words of an invented newspaper, and sentences made of them: our own text, as much of it as is asked for."""

from __future__ import annotations

from random import Random

WHO = "the harbour master|a council of elders|the ferry line|our rowing club|the county archive|a retired pilot|the school board|the lamp maker|two beekeepers|the night watch|the tram union|a young surveyor|the mill owner|the weather station|the parish choir|a market trader|the water board|the island's only baker|the port doctor|a travelling printer".split("|")  # fmt: skip  # noqa: E501
DID = "has asked for|measured|refused to pay for|counted|painted over|lost sight of|wrote a long letter about|repaired|argued about|opened|took photographs of|bought|gave away|mapped|praised|forgot to mention|closed|drew up a plan for|promised|inspected".split("|")  # fmt: skip  # noqa: E501
WHAT = "the northern breakwater|seven old bridges|a tunnel of blue brick|the winter timetable|three hundred lanterns|the customs shed|a row of lime trees|the fish auction|the signal tower|every second lamp post|the reading room|a cargo of oranges|the lower lock|the bell of the town hall|a shelf of tide tables|the slipway|the ropewalk|an empty granary|the ice house|the quarry road".split("|")  # fmt: skip  # noqa: E501
WHEN = "before the first frost|on a rainy Tuesday|within eleven days|after the spring tide|for the third year running|while nobody was looking|at half past six|between two storms|during the long recess|since the fire|shortly after dawn|against all advice|in the week of the fair|to everyone's relief|without a single vote against".split("|")  # fmt: skip  # noqa: E501
WHY = "because the money had run out|so that children can cross safely|which surprised the mayor|although the map says otherwise|and the neighbours joined in|as the charter demands|while the river kept rising|since the old one leaks|and nothing was said about the cost|so the boats may return|though few believe it|as every fisherman knows".split("|")  # fmt: skip  # noqa: E501
WER = "항구 관리인은|마을 도서관은|나룻배 조합은|젊은 측량사는|시장 상인들은|등대지기는|수도 위원회는|은퇴한 선장은|빵집 주인은|기상 관측소는".split("|")
WAS = "북쪽 방파제를|낡은 다리 일곱 개를|겨울 시간표를|세관 창고를|등불 삼백 개를|어시장을|신호탑을|얼음 창고를|채석장 길을|빈 곡물 창고를".split(
    "|"
)
TAT = "다시 열기로 했다|꼼꼼히 살펴보았다|새로 칠했다|사진으로 남겼다|고치겠다고 약속했다|지도에 그려 넣었다|이웃에게 넘겨주었다|조용히 닫았다".split("|")
WANN = "첫서리가 내리기 전에|비 오는 화요일에|봄 밀물이 지난 뒤|새벽이 지나자마자|두 폭풍 사이에|장날 주간에".split("|")


class Voice:
    """Sentences in the order of a seed; the same seed says the same."""

    def __init__(self, seed: str, *, korean: bool = False) -> None:
        self._random = Random(seed)
        self._korean = korean

    def sentence(self) -> str:
        """Return one sentence."""
        pick = self._random.choice
        if self._korean:
            return f"{pick(WER)} {pick(WANN)} {pick(WAS)} {pick(TAT)}."
        said = f"{pick(WHO)} {pick(DID)} {pick(WHAT)} {pick(WHEN)}, {pick(WHY)}."
        return said[0].upper() + said[1:]

    def paragraph(self, low: int = 3, high: int = 6) -> str:
        """Return some sentences."""
        return " ".join(self.sentence() for _ in range(self._random.randint(low, high)))

    def headline(self) -> str:
        """Return a headline."""
        pick = self._random.choice
        if self._korean:
            return f"{pick(WER)[:-1]}, {pick(WANN)} {pick(WAS)[:-1]} 두고 머리를 맞대다"
        said = f"{pick(WHO)} {pick(DID)} {pick(WHAT)}"
        return said[0].upper() + said[1:]
