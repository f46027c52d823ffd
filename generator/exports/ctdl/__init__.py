"""CTDL: the Credential Transparency Description Language, as JSON-LD with its public context.

A credential is a MicroCredential; what people do to get it is the learning opportunity that it requires. A report with
a positive decision is an ApproveAction of its agency, a favourable judgement, and says no more: an AccreditAction would
certify standards of its own. The file of a credential names the reports behind its quality status, and no others.
"""

from generator.exports.ctdl.values import FILE

__all__ = ["FILE"]
