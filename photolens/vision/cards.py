"""Cards: the models that Photolens recommends, and what was published or counted of each.

`parameters` were counted by building each architecture (of the starter: the weights in its two ONNX files).
`download_bytes` are counted too: every weight and buffer as the checkpoints hold them, 32 bits for a number, and the
tokenizer's file where there is one, as large as the hub shows it; rounded to 0.1 MB, and what the hub shows agrees.
"""

from photolens.domain.model import STARTER, ModelCard

_OPEN_CLIP = "open_clip's own evaluation (docs/openclip_results.csv)"
_SIGLIP2 = "SigLIP 2 (arXiv:2502.14786), the table of checkpoints"
_MOBILECLIP2 = "MobileCLIP2 (TMLR, August 2025), the published results"

_GEMMA_TOKENIZER_BYTES = 34_400_000
_XLM_TOKENIZER_BYTES = 9_100_000

CARDS = (
    ModelCard(
        name=STARTER,
        title="Starter",
        summary="Comes with Photolens, works at once on any computer, and knows everyday things.",
        architecture="",
        parameters=30_027_638,
        download_bytes=0,
        input_px=260,
        dimensions=384,
        is_multilingual=False,
        licence="Apache-2.0 AND MIT",
        accuracy=None,  # measured on other photos only, see resources/starter/MODEL_CARD.md
        accuracy_source="",
        extra="",
    ),
    ModelCard(
        name="ViT-B-32/laion2b_s34b_b79k",
        title="CLIP ViT-B/32",
        summary="Knows far more things than the starter, and is still quick on a computer without a graphics card.",
        architecture="ViT-B-32",
        parameters=151_277_313,
        download_bytes=605_100_000,
        input_px=224,
        dimensions=512,
        is_multilingual=False,
        licence="MIT",
        accuracy=0.6656,
        accuracy_source=_OPEN_CLIP,
        repository="laion/CLIP-ViT-B-32-laion2B-s34B-b79K",
    ),
    ModelCard(
        name="ViT-B-16/datacomp_xl_s13b_b90k",
        title="CLIP ViT-B/16",
        summary="Looks more closely than CLIP ViT-B/32 and finds more, but takes about four times as long for a photo.",
        architecture="ViT-B-16",
        parameters=149_620_737,
        download_bytes=598_500_000,
        input_px=224,
        dimensions=512,
        is_multilingual=False,
        licence="MIT",
        accuracy=0.7349,
        accuracy_source=_OPEN_CLIP,
        repository="laion/CLIP-ViT-B-16-DataComp.XL-s13B-b90K",
    ),
    ModelCard(
        name="ViT-L-14/datacomp_xl_s13b_b90k",
        title="CLIP ViT-L/14",
        summary="Very accurate in English, and so large that it wants a graphics card.",
        architecture="ViT-L-14",
        parameters=427_616_513,
        download_bytes=1_710_500_000,
        input_px=224,
        dimensions=768,
        is_multilingual=False,
        licence="MIT",
        accuracy=0.7921,
        accuracy_source=_OPEN_CLIP,
        repository="laion/CLIP-ViT-L-14-DataComp.XL-s13B-b90K",
    ),
    ModelCard(
        name="ViT-B-16-SigLIP2-256/webli",
        title="SigLIP 2 B/16, 256 px",
        summary="Understands many languages and is as accurate as CLIP ViT-L/14, but several times faster.",
        architecture="ViT-B-16-SigLIP2-256",
        parameters=375_234_050,
        download_bytes=1_500_900_000 + _GEMMA_TOKENIZER_BYTES,
        input_px=256,
        dimensions=768,
        is_multilingual=True,
        licence="Apache-2.0",
        accuracy=0.791,
        accuracy_source=_SIGLIP2,
        repository="timm/ViT-B-16-SigLIP2-256",
    ),
    ModelCard(
        name="ViT-B-16-SigLIP2-384/webli",
        title="SigLIP 2 B/16, 384 px",
        summary="The most accurate here, in many languages, because it sees the most detail; it wants a graphics card.",
        architecture="ViT-B-16-SigLIP2-384",
        parameters=375_479_810,
        download_bytes=1_501_900_000 + _GEMMA_TOKENIZER_BYTES,
        input_px=384,
        dimensions=768,
        is_multilingual=True,
        licence="Apache-2.0",
        accuracy=0.806,
        accuracy_source=_SIGLIP2,
        repository="timm/ViT-B-16-SigLIP2-384",
    ),
    ModelCard(
        name="xlm-roberta-base-ViT-B-32/laion5b_s13b_b90k",
        title="CLIP ViT-B/32, multilingual",
        summary="Understands many languages and is as fast as CLIP ViT-B/32, but a little less accurate in English.",
        architecture="xlm-roberta-base-ViT-B-32",
        parameters=366_121_473,
        download_bytes=1_464_500_000 + _XLM_TOKENIZER_BYTES,
        input_px=224,
        dimensions=512,
        is_multilingual=True,
        licence="MIT",
        accuracy=0.6236,
        accuracy_source=_OPEN_CLIP,
        repository="laion/CLIP-ViT-B-32-xlm-roberta-base-laion5B-s13B-b90k",
        text_repository="FacebookAI/xlm-roberta-base",
        extra="multilingual",
    ),
    ModelCard(
        name="MobileCLIP2-S0/dfndr2b",
        title="MobileCLIP2 S0",
        summary="Small, as fast as CLIP ViT-B/32 and more accurate, but Apple permits it for non-commercial scientific "
        "research only: for other use, take another one.",
        architecture="MobileCLIP2-S0",
        parameters=74_835_073,
        download_bytes=299_500_000,
        input_px=256,
        dimensions=512,
        is_multilingual=False,
        licence="Apple Machine Learning Research Model License",
        accuracy=0.7153,
        accuracy_source=_MOBILECLIP2,
        repository="timm/MobileCLIP2-S0-OpenCLIP",
    ),
)
"""The starter first, then as they are shown: in English from small to large, in many languages, and a special one."""
