"""Texts of our own for these tests; the places are real, the officials and what they say invented."""

from __future__ import annotations

from datetime import UTC, datetime

NOW = datetime(2031, 4, 2, 1, 30, tzinfo=UTC)
LATER = datetime(2031, 4, 3, 2, 0, tzinfo=UTC)

REPORT = """金川县党政代表团到绵竹市考察
2031-03-28 09:10　来源：绵竹日报

3月27日，金川县委书记苍术率党政代表团到绵竹市考察，绵竹市委书记杜衡、市长白芷陪同。
代表团一行先后走进年画村、九龙镇玫瑰园和经济开发区，详细了解乡村旅游和磷化工转型升级情况。
在随后召开的座谈会上，双方签署《绵竹市金川县文化旅游合作协议》。
苍术说，感谢绵竹长期以来的帮助，希望两地共同开发大九寨环线旅游产品，联合举办梨花节和年画节。
杜衡表示，绵竹将支持金川雪梨进入德阳市场，推动两地职业学校联合办学，年内互派十名教师。
"""
UNDATED = REPORT.replace("2031-03-28 09:10　来源：绵竹日报\n", "")
PLAN = """关于印发《绵竹市金川县对口协作2031年工作方案》的通知
各有关单位：
一、加快建设雪梨分拣中心
（一）由市商务局牵头，2031年10月底前建成分拣线2条。
二、联合办学
（一）由市教育局牵头，年内互派教师10名。
"""
