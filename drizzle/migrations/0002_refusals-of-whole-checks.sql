-- "Would not say" is recorded of a whole check, never of one rule of it: the engine reads it so (rule 13).
ALTER TABLE "answers" DROP CONSTRAINT "answers_rule";--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_rule" CHECK ("answers"."rule" is null or (length(btrim("answers"."rule")) > 0 and length("answers"."rule") <= 60 and not "answers"."would_not_say"));